using System.Globalization;
using System.Reflection;
using System.Text;

namespace ScenarioEngine.Tests.Support;

/// <summary>Prints the public members of an assembly, one a line, so that every widening is a line in a review.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Print(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{KindOf(type)} {type.FullName}\n");
            foreach (var member in MembersOf(type).Order(StringComparer.Ordinal).Distinct())
            {
                text.Append(CultureInfo.InvariantCulture, $"  {member}\n");
            }
        }

        return text.ToString();
    }

    private static string KindOf(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { IsInterface: true } => "interface",
        { IsAbstract: true, IsSealed: true } => "static class",
        _ => "class",
    };

    private static IEnumerable<string> MembersOf(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type);
        }

        // What a record brings along is the same for every record.
        var generated = type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;
        var methods = type.GetMethods(Declared).Where(method => !method.IsSpecialName && !(generated && IsOfEveryRecord(method)));
        return type.GetConstructors(Declared).Select(constructor => $"new({Parameters(constructor)})")
            .Concat(type.GetProperties(Declared).Select(property => $"{property.Name}: {Name(property.PropertyType)}"))
            .Concat(type.GetFields(Declared).Select(field => $"{field.Name}: {Name(field.FieldType)}"))
            .Concat(methods.Select(method => $"{method.Name}({Parameters(method)}): {Name(method.ReturnType)}"));
    }

    private static bool IsOfEveryRecord(MethodInfo method) =>
        method.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "<Clone>$";

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}"));

    private static string Name(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? $"{Name(inner)}?"
        : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;
}
