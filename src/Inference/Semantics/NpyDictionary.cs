using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CoCosNet.Inference.Semantics;

/// <summary>
/// Parses the one Python literal that NumPy writes, <c>{'descr': '&lt;f4', 'fortran_order': False, 'shape': (20, 512, 512), }</c>: these
/// three keys, each once, in any order. Nothing is evaluated and nothing else is accepted.
/// </summary>
internal ref struct NpyDictionary(ReadOnlySpan<byte> text)
{
    private const int MaximumAxes = 32;

    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>Position of the parser in the text.</summary>
    public int Position { get; private set; }

    public bool TryRead([NotNullWhen(true)] out string? type, out bool fortranOrder, [NotNullWhen(true)] out IReadOnlyList<long>? shape)
    {
        type = null;
        shape = null;
        bool? order = null;
        fortranOrder = false;
        if (!Take((byte)'{'))
        {
            return false;
        }

        while (!Take((byte)'}'))
        {
            var read = TakeString(out var key) && Take((byte)':') && key switch
            {
                "descr" when type is null => TakeString(out type),
                "fortran_order" when order is null => TakeBoolean(out order),
                "shape" when shape is null => TakeTuple(out shape),
                _ => false,
            };
            if (!read || (!Take((byte)',') && !Next((byte)'}')))
            {
                return false;
            }
        }

        fortranOrder = order ?? false;
        SkipSpace();
        return Position == _text.Length && type is not null && order is not null && shape is not null;
    }

    private void SkipSpace()
    {
        while (Position < _text.Length && _text[Position] is (byte)' ' or (byte)'\n')
        {
            Position++;
        }
    }

    private bool Next(byte expected)
    {
        SkipSpace();
        return Position < _text.Length && _text[Position] == expected;
    }

    private bool Take(byte expected)
    {
        var taken = Next(expected);
        Position += taken ? 1 : 0;
        return taken;
    }

    private bool TakeWord(ReadOnlySpan<byte> word)
    {
        SkipSpace();
        var taken = _text[Position..].StartsWith(word);
        Position += taken ? word.Length : 0;
        return taken;
    }

    private bool TakeString([NotNullWhen(true)] out string? value)
    {
        value = null;
        var quote = Next((byte)'"') ? (byte)'"' : (byte)'\'';
        if (!Take(quote))
        {
            return false;
        }

        var length = _text[Position..].IndexOf(quote);
        if (length < 0 || _text.Slice(Position, length).ContainsAnyExceptInRange((byte)' ', (byte)'~'))
        {
            return false;
        }

        value = Encoding.ASCII.GetString(_text.Slice(Position, length));
        Position += length + 1;
        return true;
    }

    private bool TakeBoolean(out bool? value)
    {
        value = TakeWord("True"u8) ? true : TakeWord("False"u8) ? false : null;
        return value is not null;
    }

    private bool TakeTuple([NotNullWhen(true)] out IReadOnlyList<long>? values)
    {
        values = null;
        var axes = new List<long>();
        if (!Take((byte)'('))
        {
            return false;
        }

        while (!Take((byte)')'))
        {
            if (axes.Count == MaximumAxes || !TakeNumber(out var axis) || (!Take((byte)',') && !Next((byte)')')))
            {
                return false;
            }

            axes.Add(axis);
        }

        values = axes;
        return true;
    }

    /// <summary>Reads a number of at most a billion, so that no product of validated axes overflows.</summary>
    private bool TakeNumber(out long value)
    {
        SkipSpace();
        value = 0;
        var start = Position;
        while (Position < _text.Length && char.IsAsciiDigit((char)_text[Position]) && value < 100_000_000)
        {
            value = 10 * value + (_text[Position++] - '0');
        }

        return Position > start;
    }
}
