using ScenarioEngine.Text;

namespace ScenarioEngine.Diagnostics;

/// <summary>A second place that belongs to a diagnostic.</summary>
/// <param name="Location">The place.</param>
/// <param name="Label">A few words on what is there, without a full stop.</param>
public sealed record RelatedLocation(SourceLocation Location, string Label);
