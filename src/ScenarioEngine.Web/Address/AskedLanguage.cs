using Microsoft.AspNetCore.WebUtilities;

namespace ScenarioEngine.Web.Address;

/// <summary>The language that an address asks for.</summary>
internal static class AskedLanguage
{
    /// <summary>The parameter of an address that asks for one.</summary>
    public const string Parameter = "_language";

    /// <summary>The language that an address asks for; null where it asks for none.</summary>
    public static string? Of(string address) =>
        address.IndexOf('?', StringComparison.Ordinal) is var query and >= 0
        && QueryHelpers.ParseQuery(address[query..]).TryGetValue(Parameter, out var asked)
        && asked is [.., { Length: > 0 } language]
            ? language
            : null;

    /// <summary>An address that asks for a language, unless it asks for one already; where none is given, the address as it is.</summary>
    public static string Ask(string address, string? language) =>
        language is null || Of(address) is not null ? address : QueryHelpers.AddQueryString(address, Parameter, language);

    /// <summary>An address that asks for a language whatever it asked for; null where it is to ask for none.</summary>
    public static string AskInstead(string address, string? language)
    {
        if (address.Split('?', 2) is not [var path, var query])
        {
            return Ask(address, language);
        }

        var kept = query.Split('&').Where(pair => pair.Split('=')[0] != Parameter).ToList();
        return Ask(kept.Count == 0 ? path : $"{path}?{string.Join('&', kept)}", language);
    }
}
