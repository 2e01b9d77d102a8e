namespace ScenarioEngine.Evaluating;

/// <summary>Two evaluators find different things of one scenario: a mistake of the product, of which nothing is made.</summary>
public sealed class EvaluatorsDisagreeException : Exception
{
    /// <summary>A mistake that nobody has described.</summary>
    public EvaluatorsDisagreeException() { }

    /// <summary>A mistake.</summary>
    /// <param name="message">What they disagree on, and what each of them found.</param>
    public EvaluatorsDisagreeException(string message)
        : base(message) { }

    /// <summary>A mistake that another one has led to.</summary>
    /// <param name="message">What they disagree on.</param>
    /// <param name="innerException">The other one.</param>
    public EvaluatorsDisagreeException(string message, Exception innerException)
        : base(message, innerException) { }
}
