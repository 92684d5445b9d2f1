using System.Runtime.InteropServices;
using CoCosNet.Contracts.Errors;

namespace CoCosNet.Inference.Semantics.Labels;

/// <summary>Collects the distinct values of a file and numbers them in order of appearance.</summary>
/// <param name="pixels">Number of pixels in the file.</param>
/// <param name="maximum">Most distinct values that are accepted.</param>
/// <param name="field">Name of the form field, for error messages.</param>
internal sealed class SymbolCollector(long pixels, int maximum, string field)
{
    private readonly Dictionary<long, int> _codes = [];
    private readonly List<LabelSymbol> _symbols = [];
    private long _lastKey = -1;
    private LabelSymbol? _last;
    private int _lastCode;
    private int _next;

    public int[] Codes { get; } = new int[pixels];

    public IReadOnlyList<LabelSymbol> Symbols => _symbols;

    /// <summary>Adds the next pixel.</summary>
    /// <param name="key">Identifies the value; equal values have equal keys.</param>
    /// <param name="create">Creates the symbol of a new key; takes the key and the index of the pixel.</param>
    public void Add(long key, Func<long, int, LabelSymbol> create)
    {
        // Neighbouring pixels usually have the same value.
        if (key != _lastKey)
        {
            ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(_codes, key, out var exists);
            if (!exists)
            {
                code = _symbols.Count < maximum ? _symbols.Count : throw TooMany();
                _symbols.Add(create(key, _next));
            }

            (_lastKey, _lastCode, _last) = (key, code, _symbols[code]);
        }

        _last!.Count++;
        Codes[_next++] = _lastCode;
    }

    private TranslationException TooMany() => new(
        TranslationError.UnknownColor,
        field,
        $"The file has more than {maximum} colours and looks like a photograph; a label map has one colour for each class.");
}
