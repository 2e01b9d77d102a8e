using ScenarioEngine.Evaluating;
using ScenarioEngine.Model;

namespace ScenarioEngine.Explaining;

/// <summary>The names by which sentences call things: those of files, to whoever writes them, or words, to whoever reads.</summary>
internal sealed class Naming
{
    /// <summary>The names of files: <c>guarantee[united-states].form</c>, <c>de-facto</c>, <c>ukraine/no-recognition</c>.</summary>
    public static readonly Naming OfFiles = new(isInWords: false);

    /// <summary>Words: <c>Security guarantee, form (United States)</c>, <c>de facto</c>, and what a position is called.</summary>
    public static readonly Naming InWords = new(isInWords: true);

    private readonly bool _isInWords;

    private Naming(bool isInWords) => _isInWords = isInWords;

    /// <summary>A field.</summary>
    public string Of(Field field)
    {
        if (!_isInWords)
        {
            return field.Path;
        }

        var title = TitleOf(field);
        return field.Instance is { } instance ? $"{title} ({instance.Title})" : title;
    }

    /// <summary>A field of an issue that each of several parties has, whichever of them is meant.</summary>
    public string OfEach(Field field) =>
        _isInWords ? TitleOf(field)
        : field.Name is { } name ? $"its {name}"
        : "it";

    /// <summary>An issue.</summary>
    public string Of(Issue issue) => _isInWords ? issue.Title : issue.Id;

    /// <summary>A value of a field, as a file writes it.</summary>
    public string Of(Field field, string value) => _isInWords && !field.Type.Options.IsEmpty ? Spaced(value) : value;

    /// <summary>A term.</summary>
    public string Of(Term term) => $"{Of(term.Field)}: {Of(term.Field, term.Field.Type.Format(term.Value))}";

    /// <summary>A term as an evaluation has it.</summary>
    public string Of(FieldState state) =>
        state.Value is { } value && _isInWords ? $"{Of(state.Field)}: {Of(state.Field, state.Field.Type.Format(value))}" : state.ToString();

    /// <summary>A choice of a package.</summary>
    public string Of(PackageChoice choice) => $"{Of(choice.Field)}: {Of(choice.Field, choice.Range.Describe(choice.Field.Type))}";

    /// <summary>A position, wherever it is named.</summary>
    public string Of(Position position) => _isInWords ? Labels.Quoted(position) : $"“{position.Title}” ({position.FullName})";

    /// <summary>A constraint.</summary>
    public string Of(Constraint constraint) => $"the constraint {Quoted(constraint.Id)}";

    /// <summary>An implication.</summary>
    public string Of(Implication implication) => $"the implication {Quoted(implication.Id)}";

    /// <summary>A name of files without its hyphens.</summary>
    public static string Spaced(string name) => name.Replace('-', ' ');

    private static string TitleOf(Field field) =>
        field.Title ?? (field.Name is { } name ? $"{field.Issue.Title}, {Spaced(name)}" : field.Issue.Title);

    private string Quoted(string id) => _isInWords ? $"“{Spaced(id)}”" : id;
}
