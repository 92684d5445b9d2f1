using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CoCosNet.Model.Matching.Refined.Kernel;

/// <summary>
/// Ranks the candidates that are offered to one pixel and keeps the best in order, without duplicates. A candidate is a 64-bit key, its
/// merit in the upper and its place in the lower half, so that ranking compares integers without branches, which would often be
/// mispredicted. A rejected candidate that is offered again is scored and rejected again.
/// </summary>
/// <param name="phi">The exemplar's first row.</param>
/// <param name="length">Values in a row.</param>
/// <param name="scale">Factor that turns a sum of products into a score.</param>
internal unsafe ref struct PixelRanking(short* phi, int length, float scale)
{
    private const int Kept = SearchSettings.Kept;

    /// <summary>Largest number of places with an advantage: those of the neighbours and the favoured one.</summary>
    private const int MostFavoured = SearchSettings.Neighbours + 1;

    /// <summary>A key below that of every candidate.</summary>
    private const long Nothing = long.MinValue;

    /// <summary>Mask of the lower 32-bit halves, which hold the places.</summary>
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

    /// <summary>
    /// Offers a place with an advantage, at most once per place and after all places without one. If the pixel already has the place, its
    /// score is reused.
    /// </summary>
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

    /// <summary>Writes the best candidates; missing ones repeat the last with a score of −∞.</summary>
    /// <param name="indices">Where to write the place of the best candidate; the next lies <paramref name="stride"/> further.</param>
    /// <param name="scores">Where to write the score of the best candidate, with the same stride.</param>
    /// <param name="stride">Distance between candidates: the pixels of the level.</param>
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

    /// <summary>Key that orders by descending merit, and equal merits by ascending index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Key(float merit, int index)
    {
        // The bits of positive floats are ordered like integers, those of negative floats in reverse.
        var bits = BitConverter.SingleToInt32Bits(merit);
        return ((long)(bits ^ ((bits >> 31) & int.MaxValue)) << 32) | (uint)~index;
    }

    private static int PlaceOf(long key) => ~(int)key;

    private static float MeritOf(long key)
    {
        var bits = (int)(key >> 32);
        return BitConverter.Int32BitsToSingle(bits ^ ((bits >> 31) & int.MaxValue));
    }

    /// <summary>The score of a key: its merit, less the place's advantage if it had one.</summary>
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

    /// <summary>Mask of a place among the kept ones: bit 2·lane is set, or none if it is absent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly uint Held(int index) => Vector256.Equals(_keys.AsInt32(), Vector256.Create(~index)).ExtractMostSignificantBits() & Places;

    /// <summary>Inserts a key in order: better keys stay, the others move down by one lane, and the last drops out.</summary>
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
