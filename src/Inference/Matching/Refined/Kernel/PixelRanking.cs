using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CoCosNet.Inference.Matching.Refined.Kernel;

/// <summary>One pixel's candidates as they are offered: those seen before are passed over, the best are kept in order.</summary>
/// <param name="phi">The exemplar's first row.</param>
/// <param name="length">Numbers in a row.</param>
/// <param name="scale">Makes a sum of products a score.</param>
/// <param name="advantage">Of a favoured place, in units of a score.</param>
/// <param name="seen">Room for <see cref="MostCandidates"/>.</param>
internal unsafe ref struct PixelRanking(short* phi, int length, float scale, float advantage, int* seen)
{
    /// <summary>Distinct candidates that a search may offer a pixel.</summary>
    public const int MostCandidates = 64;

    private const int Kept = SearchSettings.Kept;

    /// <summary>No pixel's index.</summary>
    private const int Nothing = -1;

    private fixed int _order[Kept];
    private fixed float _scores[Kept];

    // What they are ranked by.
    private fixed float _merits[Kept];
    private short* _theta;
    private int _seen;
    private int _count;

    /// <summary>The best so far.</summary>
    public readonly int Best => _order[0];

    public void Begin(short* theta)
    {
        _theta = theta;
        _seen = 0;
        _count = 0;
        new Span<int>(seen, MostCandidates).Fill(Nothing);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Offer(int index)
    {
        if (IsNew(index))
        {
            var score = Score(index);
            Insert(index, score, score);
        }
    }

    /// <summary>Takes what a pixel has as it is, where nothing was offered yet, every place is filled and each score is below the one before:
    /// then they are all different, and nothing need be compared.</summary>
    /// <param name="indices">The best one's place; the next lies <paramref name="stride"/> further.</param>
    /// <param name="scores">Likewise.</param>
    /// <param name="stride">Pixels of the level.</param>
    /// <returns>Whether it did.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTake(long* indices, float* scores, nint stride)
    {
        var inOrder = _count == 0 && scores[(Kept - 1) * stride] > float.NegativeInfinity;
        for (var k = 1; k < Kept; k++)
        {
            inOrder &= scores[k * stride] < scores[(k - 1) * stride];
        }

        if (!inOrder)
        {
            return false;
        }

        for (var k = 0; k < Kept; k++)
        {
            seen[k] = _order[k] = (int)indices[k * stride];
            _scores[k] = _merits[k] = scores[k * stride];
        }

        _seen = _count = Kept;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void OfferKnown(int index, float score)
    {
        if (IsNew(index))
        {
            Insert(index, score, score);
        }
    }

    /// <summary>Offers a place with the advantage of a favoured one.</summary>
    public void Favour(int index) => Favour(index, advantage);

    /// <summary>Offers a place with an advantage; where the pixel has it already, its score is known. To be called after what has none.</summary>
    public void Favour(int index, float bonus)
    {
        for (var k = 0; k < _count; k++)
        {
            if (_order[k] == index)
            {
                Raise(k, bonus);
                return;
            }
        }

        var score = Score(index);
        Insert(index, score, score + bonus);
    }

    /// <summary>Writes the best; where there were fewer than places, the last one again with a score of −∞.</summary>
    /// <param name="indices">The best one's place; the next lies <paramref name="stride"/> further.</param>
    /// <param name="scores">Likewise.</param>
    /// <param name="stride">Pixels of the level.</param>
    public readonly void Write(long* indices, float* scores, nint stride)
    {
        for (var k = 0; k < Kept; k++)
        {
            indices[k * stride] = _order[Math.Min(k, _count - 1)];
            scores[k * stride] = k < _count ? _scores[k] : float.NegativeInfinity;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsNew(int index)
    {
        var needle = Vector256.Create(index);
        for (var i = 0; i < _seen; i += Vector256<int>.Count)
        {
            if (Vector256.EqualsAny(Vector256.Load(seen + i), needle))
            {
                return false;
            }
        }

        seen[_seen++] = index;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly float Score(int index) => ShortRows.Dot(_theta, phi + ((nint)index * length), length) * scale;

    private void Insert(int index, float score, float merit)
    {
        if (_count == Kept && !Before(merit, index, Kept - 1))
        {
            return;
        }

        Settle(_count < Kept ? _count++ : Kept - 1, index, score, merit);
    }

    private void Raise(int at, float bonus)
    {
        var (index, score) = (_order[at], _scores[at]);
        Settle(at, index, score, score + bonus);
    }

    /// <summary>Puts a candidate where it belongs, at a place or before it; what was at the place is gone.</summary>
    private void Settle(int at, int index, float score, float merit)
    {
        while (at > 0 && Before(merit, index, at - 1))
        {
            (_order[at], _scores[at], _merits[at]) = (_order[at - 1], _scores[at - 1], _merits[at - 1]);
            at--;
        }

        (_order[at], _scores[at], _merits[at]) = (index, score, merit);
    }

    /// <summary>Of equal merit the lower index comes first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool Before(float merit, int index, int other) =>
        merit > _merits[other] || (merit == _merits[other] && index < _order[other]);
}
