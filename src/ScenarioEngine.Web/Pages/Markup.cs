using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Components;
using ScenarioEngine.Web.Hosting;

namespace ScenarioEngine.Web.Pages;

/// <summary>
/// HTML written piece by piece, for what a page holds hundreds of: a component would keep a node for every attribute of each.
/// </summary>
/// <remarks>Only what stands in the source is taken as HTML. Whatever is put into it is text, and is encoded.</remarks>
internal sealed class Markup
{
    private readonly StringBuilder _html = new(4096);

    /// <summary>Adds HTML with texts in it.</summary>
    public Markup Add([InterpolatedStringHandlerArgument("")] ref Piece piece)
    {
        _ = piece;
        return this;
    }

    /// <summary>Adds HTML with texts in it, where it is wanted.</summary>
    public Markup AddIf(bool isWanted, [InterpolatedStringHandlerArgument("isWanted", "")] ref Piece piece)
    {
        _ = isWanted;
        _ = piece;
        return this;
    }

    /// <summary>All of it, for a page.</summary>
    public MarkupString ToMarkup() => new(_html.ToString());

    /// <summary>One piece, while the compiler puts it together.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Piece
    {
        private readonly Markup _into;

        public Piece(int literalLength, int formattedCount, Markup into)
        {
            _ = (literalLength, formattedCount);
            _into = into;
        }

        public Piece(int literalLength, int formattedCount, bool isWanted, Markup into, out bool shouldAppend)
            : this(literalLength, formattedCount, into) => shouldAppend = isWanted;

        public void AppendLiteral(string html) => _into._html.Append(html);

        public void AppendFormatted(int number) => _into._html.Append(CultureInfo.InvariantCulture, $"{number}");

        public void AppendFormatted(string? text) => _into._html.Append(text is null ? "" : Html.Encoder.Encode(text));
    }
}
