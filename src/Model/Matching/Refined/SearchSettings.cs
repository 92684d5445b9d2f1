namespace CoCosNet.Model.Matching.Refined;

/// <summary>Constants that both implementations of the searches share.</summary>
internal static class SearchSettings
{
    /// <summary>Candidates that a pixel keeps.</summary>
    public const int Kept = 4;

    /// <summary>Candidates that a pixel propagates to its neighbours: the best two; the other two rarely add anything.</summary>
    public const int Handed = 2;

    /// <summary>How much less similar (−1..1) the estimated match may be when its trust is lowest.</summary>
    public const float LeastTolerance = 0.005f;

    /// <summary>The same when its trust is highest: it then locates a match better than features that differ by chance.</summary>
    public const float MostTolerance = 0.035f;

    /// <summary>
    /// How much less similar a place on which all eight neighbours agree may be. It decides between similar places; four times as much
    /// would overrule better matches.
    /// </summary>
    public const float Agreement = 0.015f;

    /// <summary>Neighbours that vote.</summary>
    public const int Neighbours = 8;

    /// <summary>A pixel and its eight neighbours, row by row.</summary>
    public static readonly float[] AroundRows = [-1, -1, -1, 0, 0, 0, 1, 1, 1];

    /// <inheritdoc cref="AroundRows"/>
    public static readonly float[] AroundColumns = [-1, 0, 1, -1, 0, 1, -1, 0, 1];

    /// <summary>
    /// Row offsets that are looked up around an estimate, in pixels: the adjacent pixels, and eight at three times the distance.
    /// </summary>
    public static readonly int[] LookRows = [-1, -1, -1, 0, 0, 0, 1, 1, 1, -3, -3, -3, 0, 0, 3, 3, 3];

    /// <inheritdoc cref="LookRows"/>
    public static readonly int[] LookColumns = [-1, 0, 1, -1, 0, 1, -1, 0, 1, -3, 0, 3, -3, 3, -3, 0, 3];

    /// <summary>Number of places that are looked up.</summary>
    public const int Looked = 17;
}
