using System.Globalization;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Text;

/// <summary>Days as files write them, against the framework's own reading of the same form.</summary>
public sealed class IsoDateTests
{
    [Test]
    public void Days_AreWrittenAndReadAsTheFrameworkDoes()
    {
        // A prime, so that over ten thousand years all days of all months come up.
        const int stride = 97;
        for (var number = 0; number <= DateOnly.MaxValue.DayNumber; number += stride)
        {
            var day = DateOnly.FromDayNumber(number);
            var expected = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            Assert.That((day.ToIso(), IsoDate.Parse(expected)), Is.EqualTo((expected, (DateOnly?)day)));
        }
    }

    [TestCase("2026-02-29")]
    [TestCase("2026-13-01")]
    [TestCase("2026-00-10")]
    [TestCase("2026-01-00")]
    [TestCase("0000-01-01")]
    [TestCase("2026-1-1")]
    [TestCase("2026-01-011")]
    [TestCase("2026/01/01")]
    [TestCase("+026-01-01")]
    [TestCase("２０２６-01-01")]
    [TestCase(" 2026-01-0")]
    [TestCase("")]
    public void WhatIsNoDay_IsRefusedAsTheFrameworkDoes(string text)
    {
        Assert.That(DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), Is.False);
        Assert.That(IsoDate.Parse(text), Is.Null);
    }
}
