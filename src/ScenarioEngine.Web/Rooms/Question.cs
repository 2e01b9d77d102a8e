namespace ScenarioEngine.Web.Rooms;

/// <summary>What a class is asked before one table.</summary>
public enum Question
{
    /// <summary>What becomes of the package.</summary>
    Outcome,

    /// <summary>Whose red line it crosses.</summary>
    WhoseLine,

    /// <summary>Which of the smallest ways out the class would take.</summary>
    WayOut,
}
