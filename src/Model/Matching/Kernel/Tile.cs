using System.Runtime.InteropServices;

namespace CoCosNet.Model.Matching.Kernel;

/// <summary>
/// Scratch memory for a run of pixels in one row, small enough for the first-level cache. Four pixels form a group, whose candidates are
/// contiguous: groups × candidates × 4.
/// </summary>
internal readonly unsafe ref struct Tile : IDisposable
{
    /// <summary>Pixels in a full tile.</summary>
    public const int Pixels = 64;

    /// <summary>Pixels in a group.</summary>
    public const int Group = 4;

    /// <summary>Candidates per pixel.</summary>
    public readonly int Candidates;

    /// <summary>Slots for candidates, a multiple of 16. Slots beyond <see cref="Candidates"/> have the score −∞.</summary>
    public readonly int Places;

    /// <summary>Flat indices of the exemplar's pixels.</summary>
    public readonly int* Indices;

    /// <summary>Scores, later their exponentials.</summary>
    public readonly float* Scores;

    /// <summary>Places × <see cref="BestCandidates.Line"/> keys, reused for each line.</summary>
    public readonly long* Keys;

    /// <summary>One value per pixel, used for several purposes.</summary>
    public readonly float* Sums;

    private const int Alignment = 64;

    public Tile(int candidates)
    {
        Candidates = candidates;
        Places = (candidates + 15) / 16 * 16;
        var values = Places * Pixels;
        Keys = (long*)NativeMemory.AlignedAlloc(
            (nuint)((Places * BestCandidates.Line * sizeof(long)) + ((2 * values + Pixels) * sizeof(float))), Alignment);
        Scores = (float*)(Keys + (Places * BestCandidates.Line));
        Indices = (int*)(Scores + values);
        Sums = (float*)(Indices + values);
    }

    public void Dispose() => NativeMemory.AlignedFree(Keys);
}
