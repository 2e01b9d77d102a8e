using System.Net;
using ScenarioEngine.Tests.Support;
using ScenarioEngine.Web.Tests.Support;

namespace ScenarioEngine.Web.Tests.Comparing;

public sealed class ClassTests
{
    [Test]
    public async Task FilesOfAClass_AreComparedWithoutNames()
    {
        using var visitor = TestServer.Visitor();
        using var form = new MultipartFormDataContent();
#pragma warning disable CA2000 // The form disposes of its parts.
        foreach (var name in (string[])["recognition-de-jure", "recognition-de-facto", "freeze-with-promise"])
        {
            form.Add(new StringContent(await File.ReadAllTextAsync(Repository.At("scenarios", "ukraine-interview", $"{name}.yaml"))), "files", $"student-{name}.yaml");
        }

        form.Add(new StringContent("scenario: x\nrules: nowhere\nterms: {}\n"), "files", "broken.yaml");
#pragma warning restore CA2000

        using var answer = await visitor.PostAsync(new Uri("/class", UriKind.Relative), form);

        var page = await answer.Content.ReadAsStringAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(page, Does.Contain("Three packages").And.Contain("Occupied territory is never recognised").And.Contain("One file could not be read"));
            Assert.That(page, Does.Not.Contain("student-"));
        }
    }
}
