namespace CoCosNet.Contracts.Translations;

/// <summary>
/// Where every pixel of a result comes from, as a NumPy file (<c>.npy</c>): height × width × places × 3 of uint16. Of each place its
/// column and its row in pixels of the result's size, and its weight in 65535ths; the heaviest first. A pixel with fewer places
/// repeats the first with weight 0.
/// </summary>
/// <param name="Shape">Height, width, places, 3.</param>
/// <param name="Content">The file.</param>
public sealed record EncodedArray(IReadOnlyList<int> Shape, ReadOnlyMemory<byte> Content)
{
    /// <summary>Most places of a pixel that are told.</summary>
    public const int MaximumPlaces = 4;

    /// <summary>NumPy's format has no registered one.</summary>
    public const string MediaType = "application/x-npy";
}
