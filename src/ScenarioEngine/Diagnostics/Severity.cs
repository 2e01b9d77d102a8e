namespace ScenarioEngine.Diagnostics;

/// <summary>The weight of a diagnostic.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing needs to change.</summary>
    Info,

    /// <summary>The file has a meaning, but probably not the one that was intended.</summary>
    Warning,

    /// <summary>The file has no meaning until this is mended.</summary>
    Error,
}
