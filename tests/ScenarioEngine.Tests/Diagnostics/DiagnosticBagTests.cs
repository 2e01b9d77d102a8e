using ScenarioEngine.Diagnostics;
using ScenarioEngine.Text;

namespace ScenarioEngine.Tests.Diagnostics;

public sealed class DiagnosticBagTests
{
    private static readonly DiagnosticDescriptor Error = new("TE1000", Severity.Error, "An error");
    private static readonly DiagnosticDescriptor OtherError = new("TE0999", Severity.Error, "Another error");
    private static readonly DiagnosticDescriptor Warning = new("TE2000", Severity.Warning, "A warning");
    private static readonly SourceFile File = new("a.yaml", new string('x', 5_000));

    [Test]
    public void SameCodeAtTheSamePlace_IsKeptOnce()
    {
        var bag = new DiagnosticBag();

        bag.Add(new Diagnostic(Error, File.At(3, 2), "For one party."));
        bag.Add(new Diagnostic(Error, File.At(3, 2), "For another party."));

        Assert.That(bag.ToSorted().Select(diagnostic => diagnostic.Message), Is.EqualTo(new[] { "For one party." }));
        Assert.That(bag.ErrorCount, Is.EqualTo(1));
    }

    /// <summary>As words of a call do: each is a file that is called after its option.</summary>
    [Test]
    public void SamePlaceInFilesOfOneName_IsKeptForEach()
    {
        var bag = new DiagnosticBag();

        bag.Add(new Diagnostic(Error, new SourceFile("--set", "foo").At(0, 3), "One."));
        bag.Add(new Diagnostic(Error, new SourceFile("--set", "bar").At(0, 3), "Another."));

        Assert.That(bag.ToSorted().Select(diagnostic => diagnostic.Message), Is.EqualTo(new[] { "One.", "Another." }));
    }

    [Test]
    public void Sorted_IsByPlaceThenCode()
    {
        var bag = new DiagnosticBag();

        bag.AddRange([
            new Diagnostic(Error, File.At(9, 1), "c."),
            new Diagnostic(Error, File.At(3, 1), "b."),
            new Diagnostic(OtherError, File.At(3, 1), "a."),
        ]);

        Assert.That(bag.ToSorted().Select(diagnostic => diagnostic.Message), Is.EqualTo(new[] { "a.", "b.", "c." }));
    }

    [Test]
    public void Sorted_KeepsFilesInTheOrderOfTheirFirstMistake()
    {
        var (first, second) = (new SourceFile("z.yaml", "text"), new SourceFile("a.yaml", "text"));
        var bag = new DiagnosticBag();

        bag.AddRange([
            new Diagnostic(Error, first.At(2, 1), "1."),
            new Diagnostic(Error, second.At(1, 1), "3."),
            new Diagnostic(Error, first.At(3, 1), "2."),
        ]);

        Assert.That(bag.ToSorted().Select(diagnostic => diagnostic.Message), Is.EqualTo(new[] { "1.", "2.", "3." }));
    }

    [Test]
    public void Warnings_AreNoErrors()
    {
        var bag = new DiagnosticBag();

        bag.Add(new Diagnostic(Warning, File.At(0, 1), "Doubtful."));

        Assert.That(bag.HasErrors, Is.False);
    }

    [Test]
    public void Flood_IsCut()
    {
        var bag = new DiagnosticBag();

        bag.AddRange(Enumerable.Range(0, File.Text.Length).Select(offset => new Diagnostic(Error, File.At(offset, 1), "Wrong.")));

        Assert.That(bag.ToSorted(), Has.Length.EqualTo(DiagnosticBag.Most));
        Assert.That(bag.IsFull, Is.True);
    }
}
