using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CoCosNet.Model.Matching.Refined.Kernel;

/// <summary>
/// One pixel's candidates as they are offered; the best are kept in order, none twice. A candidate is one number of 64 bits, its merit above
/// its place, so that to rank is to compare: whether a candidate is good can't be foreseen, and a branch on it would be wrong every other time.
/// What was offered before and fell out is scored again and falls out again.
/// </summary>
/// <param name="phi">The exemplar's first row.</param>
/// <param name="length">Numbers in a row.</param>
/// <param name="scale">Makes a sum of products a score.</param>
internal unsafe ref struct PixelRanking(short* phi, int length, float scale)
{
    private const int Kept = SearchSettings.Kept;

    /// <summary>Most places that have an advantage: the neighbours' and the favoured one.</summary>
    private const int MostFavoured = SearchSettings.Neighbours + 1;

    /// <summary>Below every candidate.</summary>
    private const long Nothing = long.MinValue;

    /// <summary>Bits of a mask over 32-bit halves that belong to the lower ones, which are places.</summary>
    private const uint Places = 0b01010101;

    private fixed int _favoured[MostFavoured];
    private fixed float _scores[MostFavoured];
    private Vector256<long> _keys;
    private short* _theta;
    private int _favours;

    public void Begin(short* theta)
    {
        _theta = theta;
        _favours = 0;
        _keys = Vector256.Create(Nothing);
    }

    /// <summary>Offers a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Offer(int index)
    {
        if (Held(index) == 0)
        {
            Insert(Key(Score(index), index));
        }
    }

    /// <summary>Offers a place whose score is known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void OfferKnown(int index, float score)
    {
        if (Held(index) == 0)
        {
            Insert(Key(score, index));
        }
    }

    /// <summary>Offers a place with an advantage, at most once a place and after all that have none; where the pixel has it already, its score
    /// is known.</summary>
    public void Favour(int index, float bonus)
    {
        var held = Held(index);
        float score;
        if (held == 0)
        {
            score = Score(index);
        }
        else
        {
            var lane = BitOperations.TrailingZeroCount(held) / 2;
            score = MeritOf(_keys[lane]);
            Remove(lane);
        }

        (_favoured[_favours], _scores[_favours]) = (index, score);
        _favours++;
        Insert(Key(score + bonus, index));
    }

    /// <summary>Writes the best; where there were fewer than places, the last one again with a score of −∞.</summary>
    /// <param name="indices">The best one's place; the next lies <paramref name="stride"/> further.</param>
    /// <param name="scores">Likewise.</param>
    /// <param name="stride">Pixels of the level.</param>
    public readonly void Write(long* indices, float* scores, nint stride)
    {
        var place = 0;
        for (var k = 0; k < Kept; k++)
        {
            var key = _keys[k];
            place = key == Nothing ? place : PlaceOf(key);
            indices[k * stride] = place;
            scores[k * stride] = key == Nothing ? float.NegativeInfinity : ScoreOf(key);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly float Score(int index) => ShortRows.Dot(_theta, phi + ((nint)index * length), length) * scale;

    /// <summary>In order of merit, of equal merit the lower index first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Key(float merit, int index)
    {
        // As a whole number a float is in order where it is positive, and in reverse order where it is not.
        var bits = BitConverter.SingleToInt32Bits(merit);
        return ((long)(bits ^ ((bits >> 31) & int.MaxValue)) << 32) | (uint)~index;
    }

    private static int PlaceOf(long key) => ~(int)key;

    private static float MeritOf(long key)
    {
        var bits = (int)(key >> 32);
        return BitConverter.Int32BitsToSingle(bits ^ ((bits >> 31) & int.MaxValue));
    }

    /// <summary>Of a key its score: its merit, but for a place that had an advantage.</summary>
    private readonly float ScoreOf(long key)
    {
        var place = PlaceOf(key);
        for (var i = 0; i < _favours; i++)
        {
            if (_favoured[i] == place)
            {
                return _scores[i];
            }
        }

        return MeritOf(key);
    }

    /// <summary>Where a place is among the kept ones: one bit, twice its lane's number; 0 where it is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly uint Held(int index) => Vector256.Equals(_keys.AsInt32(), Vector256.Create(~index)).ExtractMostSignificantBits() & Places;

    /// <summary>Whatever is better stays, the first that is not gives its lane to the new one, the others move up by one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Insert(long key)
    {
        var before = Vector256.Shuffle(_keys, Vector256.Create(0L, 0, 1, 2)).WithElement(0, long.MaxValue);
        _keys = Vector256.Max(_keys, Vector256.Min(before, Vector256.Create(key)));
    }

    private void Remove(int lane)
    {
        var lanes = Vector256.Create(0L, 1, 2, 3);
        var after = Vector256.Shuffle(_keys, Vector256.Create(1L, 2, 3, 3)).WithElement(Kept - 1, Nothing);
        _keys = Vector256.ConditionalSelect(Vector256.LessThan(lanes, Vector256.Create((long)lane)), _keys, after);
    }
}
