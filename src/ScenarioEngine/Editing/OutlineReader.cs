using ScenarioEngine.Text;

namespace ScenarioEngine.Editing;

/// <summary>
/// Reads an outline, line by line, by indentation and brackets alone. Linear in the length of the text; nothing ends it before its end.
/// </summary>
internal sealed class OutlineReader(string text, int cursor)
{
    private const int MostBrackets = 64;

    private OutlineNode _top = new(null, null, default) { Column = -1 };
    private int _at;

    /// <summary>
    /// The column of what the brackets at hand belong to: what begins no deeper on a later line is no longer in them, although they are not
    /// closed.
    /// </summary>
    private int _column;

    /// <summary>Whether a value, or brackets that are never closed, have ended before a line that is still to be read.</summary>
    private bool _isAtLineStart;

    public OutlineNode Root { get; private set; } = new(null, null, default);

    public Place? Place { get; private set; }

    public void Read()
    {
        Root = _top;
        while (_at < text.Length)
        {
            ReadLine();
        }

        if (cursor >= text.Length && (text.Length == 0 || IsLineEnd(text.Length - 1)))
        {
            Place ??= Nothing(Above(0), PlaceKind.Either);
        }
    }

    private void ReadLine()
    {
        var start = _at;
        SkipSpaces();
        _isAtLineStart = false;
        if (IsAtLineEnd() || text[_at] == '#')
        {
            if (cursor >= start && cursor <= _at)
            {
                Place ??= Nothing(Above(cursor - start), PlaceKind.Either);
            }
        }
        else
        {
            ReadBlock(_at - start);
        }

        if (!_isAtLineStart)
        {
            SkipLine();
        }
    }

    /// <summary>What begins at a column: an item with what follows its hyphen, a key with its value, or a word alone.</summary>
    private void ReadBlock(int column)
    {
        if (text[_at] == '-' && IsBlank(_at + 1))
        {
            ReadItem(column);
        }
        else if (text[_at] is '{' or '[')
        {
            PopTo(column, isItem: false);
            ReadBrackets(_top);
        }
        else
        {
            ReadKeyOrWord(column);
        }
    }

    private void ReadItem(int column)
    {
        PopTo(column, isItem: true);
        Push(new OutlineNode(_top, null, new SourceSpan(_at, 1)) { Column = column });
        var hyphen = _at++;
        SkipSpaces();
        if (cursor > hyphen && (cursor < _at || (cursor == _at && !IsWordNext())))
        {
            Place ??= Nothing(_top, PlaceKind.Either);
        }

        if (IsWordNext() || (_at < text.Length && text[_at] is '{' or '['))
        {
            ReadBlock(column + _at - hyphen);
        }
        else if (_at < text.Length && text[_at] is '|' or '>')
        {
            SkipText(column);
        }
    }

    private void ReadKeyOrWord(int column)
    {
        var (span, word) = ReadWord(isInBrackets: false, isValue: false);
        var after = _at;
        SkipSpaces();
        if (!IsColon(_at))
        {
            _at = after;
            SetValue(Above(column), span, word, PlaceKind.Either);
            return;
        }

        PopTo(column, isItem: false);
        SetPlace(_top, PlaceKind.Key, span, word);
        Push(new OutlineNode(_top, word, span) { Column = column });
        ReadValue(column);
    }

    private void ReadValue(int column)
    {
        var colon = _at++;
        SkipSpaces();
        if (cursor > colon && (cursor < _at || (cursor == _at && !IsWordNext())))
        {
            Place ??= Nothing(_top, PlaceKind.Value);
        }

        if (IsWordNext())
        {
            var (span, word) = ReadWord(isInBrackets: false, isValue: true);
            SetValue(_top, span, word, PlaceKind.Value);
        }
        else if (_at < text.Length && text[_at] is '{' or '[')
        {
            ReadBrackets(_top);
        }
        else if (_at < text.Length && text[_at] is '|' or '>')
        {
            SkipText(column);
        }
    }

    private void ReadBrackets(OutlineNode owner)
    {
        _column = owner.Column;
        ReadBrackets(owner, depth: 0);
        for (var node = owner; node is not null; node = node.Parent)
        {
            node.End = Math.Max(node.End, _at);
        }
    }

    private void ReadBrackets(OutlineNode owner, int depth)
    {
        var isMapping = text[_at++] == '{';
        OutlineNode? entry = null;
        while (!_isAtLineStart)
        {
            var from = _at;
            SkipInBrackets();
            var isWord = !_isAtLineStart && IsWordNext() && text[_at] is not (',' or ']' or '}' or ':');
            if (cursor >= from && (cursor < _at || (cursor == _at && !isWord)))
            {
                Place ??=
                    entry is not null ? Nothing(entry, PlaceKind.Value)
                    : isMapping ? Nothing(owner, PlaceKind.Key)
                    : Nothing(ItemIn(owner), PlaceKind.Value);
            }

            if (_isAtLineStart || _at >= text.Length)
            {
                _isAtLineStart |= _at >= text.Length;
                return;
            }

            switch (text[_at])
            {
                case '}' or ']':
                    _at++;
                    return;
                case ',':
                    _at++;
                    entry = null;
                    break;
                case ':':
                    _at++;
                    break;
                case '{' or '[' when depth < MostBrackets:
                    ReadBrackets(entry ?? Added(ItemIn(owner)), depth + 1);
                    break;
                case '{' or '[':
                    _at++;
                    break;
                default:
                    entry = ReadEntry(owner, entry, isMapping);
                    break;
            }
        }
    }

    /// <summary>A word between brackets. The key to which what follows belongs, or null.</summary>
    private OutlineNode? ReadEntry(OutlineNode owner, OutlineNode? entry, bool isMapping)
    {
        var (span, word) = ReadWord(isInBrackets: true, isValue: entry is not null);
        var after = _at;
        SkipSpaces();
        if (entry is null && IsColon(_at))
        {
            _at++;
            var holder = isMapping ? owner : Added(ItemIn(owner));
            SetPlace(holder, PlaceKind.Key, span, word);
            return Added(new OutlineNode(holder, word, span) { Column = _column, IsInBrackets = true });
        }

        _at = after;
        if (entry is null && isMapping)
        {
            SetPlace(owner, PlaceKind.Key, span, word);
            Added(new OutlineNode(owner, word, span) { Column = _column, IsInBrackets = true });
            return null;
        }

        SetValue(entry ?? Added(ItemIn(owner)), span, word, PlaceKind.Value);
        return entry;
    }

    private OutlineNode ItemIn(OutlineNode owner) => new(owner, null, new SourceSpan(_at, 0)) { Column = _column, IsInBrackets = true };

    private static OutlineNode Added(OutlineNode node)
    {
        node.Parent?.Children.Add(node);
        return node;
    }

    /// <summary>A word with its quotation marks, and what it says. What is never closed ends with its line.</summary>
    private (SourceSpan Span, string Word) ReadWord(bool isInBrackets, bool isValue)
    {
        var start = _at;
        if (text[_at] is '"' or '\'' && ClosingQuote() is > 0 and var end)
        {
            _at = end + 1;
            return (new SourceSpan(start, _at - start), text[(start + 1)..end]);
        }

        while (
            _at < text.Length
            && !IsLineEnd(_at)
            && !(text[_at] == '#' && _at > start && text[_at - 1] is ' ' or '\t')
            && !(!isValue && IsColon(_at))
            && !(isInBrackets && (text[_at] is ',' or ']' or '}' || IsColon(_at)))
        )
        {
            _at++;
        }

        var word = text.AsSpan(start, _at - start).TrimEnd();
        return (new SourceSpan(start, word.Length), word.ToString());
    }

    /// <summary>
    /// The place of the quotation mark that closes the one at hand: on its line, or on one of the deeper lines below; 0 where there is
    /// none.
    /// </summary>
    private int ClosingQuote()
    {
        var mark = text[_at];
        for (var i = _at + 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && mark == '"')
            {
                i++;
            }
            else if (text[i] == mark && mark == '\'' && i + 1 < text.Length && text[i + 1] == mark)
            {
                i++;
            }
            else if (text[i] == mark)
            {
                return i;
            }
            else if (IsLineEnd(i) && i + 1 < text.Length && text[i + 1] is not (' ' or '\t' or '\r' or '\n'))
            {
                return 0;
            }
        }

        return 0;
    }

    /// <summary>Passes over a block of text, which is indented deeper than its key.</summary>
    private void SkipText(int column)
    {
        SkipLine();
        while (_at < text.Length)
        {
            var start = _at;
            SkipSpaces();
            if (!IsAtLineEnd() && _at - start <= column)
            {
                _at = start;
                _isAtLineStart = true;
                return;
            }

            SkipLine();
        }
    }

    /// <summary>Passes over spaces, lines and comments, and stops before a line that can no longer be in the brackets.</summary>
    private void SkipInBrackets()
    {
        while (_at < text.Length && !_isAtLineStart)
        {
            SkipSpaces();
            if (_at < text.Length && text[_at] == '#' && text[_at - 1] is ' ' or '\t' or '\n' or '\r')
            {
                SkipToLineEnd();
            }
            else if (_at < text.Length && IsLineEnd(_at))
            {
                SkipLine();
                var start = _at;
                SkipSpaces();
                _isAtLineStart = !IsAtLineEnd() && _at - start <= _column && text[_at] is not ('}' or ']');
                _at = start;
            }
            else
            {
                return;
            }
        }
    }

    private void SetPlace(OutlineNode owner, PlaceKind kind, SourceSpan span, string word)
    {
        if (cursor >= span.Start && cursor <= span.End)
        {
            Place ??= new Place(owner, kind, span, word);
        }
    }

    private void SetValue(OutlineNode owner, SourceSpan span, string word, PlaceKind kind)
    {
        SetPlace(owner, kind, span, word);
        if (owner.Value is null)
        {
            (owner.Value, owner.ValueSpan) = (word, span);
        }

        for (var node = owner; node is not null; node = node.Parent)
        {
            node.End = Math.Max(node.End, span.End);
        }
    }

    private Place Nothing(OutlineNode owner, PlaceKind kind) => new(owner, kind, new SourceSpan(cursor, 0), "");

    /// <summary>What something that begins at a column belongs to.</summary>
    private OutlineNode Above(int column)
    {
        var node = _top;
        while (node.Column >= column && node.Parent is { } parent)
        {
            node = parent;
        }

        return node;
    }

    /// <summary>Leaves what ends before a key, or an item, at a column. The items of a key may begin at its own column.</summary>
    private void PopTo(int column, bool isItem)
    {
        while (_top.Parent is { } parent && (_top.Column > column || (_top.Column == column && !(isItem && _top.Key is not null))))
        {
            _top = parent;
        }
    }

    private void Push(OutlineNode node)
    {
        Added(node);
        _top = node;
        for (var above = node.Parent; above is not null; above = above.Parent)
        {
            above.End = Math.Max(above.End, node.End);
        }
    }

    private void SkipSpaces()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t')
        {
            _at++;
        }
    }

    private void SkipToLineEnd()
    {
        while (_at < text.Length && !IsLineEnd(_at))
        {
            _at++;
        }
    }

    private void SkipLine()
    {
        SkipToLineEnd();
        _at +=
            _at + 1 < text.Length && text[_at] == '\r' && text[_at + 1] == '\n' ? 2
            : _at < text.Length ? 1
            : 0;
    }

    private bool IsLineEnd(int at) => text[at] is '\n' or '\r';

    private bool IsAtLineEnd() => _at >= text.Length || IsLineEnd(_at);

    private bool IsBlank(int at) => at >= text.Length || text[at] is ' ' or '\t' || IsLineEnd(at);

    /// <summary>Whether a colon ends a key here: what follows it is a blank, or closes or continues a bracket.</summary>
    private bool IsColon(int at) => at < text.Length && text[at] == ':' && (IsBlank(at + 1) || text[at + 1] is ',' or '}' or ']');

    /// <summary>Whether a word begins here, and no comment, bracket or block of text.</summary>
    private bool IsWordNext() => !IsAtLineEnd() && text[_at] is not ('#' or '{' or '[' or '|' or '>');
}
