using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace ScenarioEngine.Tests.Support;

/// <summary>
/// Tests that take more than some ten seconds of a core. They run where a filter asks for them, as <c>.ci/run</c> does by their category.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class SlowAttribute : Attribute, IApplyToTest
{
    /// <inheritdoc/>
    public void ApplyToTest(Test test) => Apart(test, "Slow");

    internal static void Apart(Test test, string category)
    {
        test.Properties.Add(PropertyNames.Category, category);
        if (test.RunState == RunState.Runnable)
        {
            test.RunState = RunState.Explicit;
        }
    }
}

/// <summary>Tests in a real browser. They run where a filter asks for them, as <c>.ci/run</c> does by their category.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class BrowserAttribute : Attribute, IApplyToTest
{
    /// <inheritdoc/>
    public void ApplyToTest(Test test) => SlowAttribute.Apart(test, "Browser");
}
