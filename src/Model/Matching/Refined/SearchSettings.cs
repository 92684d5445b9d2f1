namespace CoCosNet.Model.Matching.Refined;

/// <summary>Numbers that both implementations of the searches share.</summary>
internal static class SearchSettings
{
    /// <summary>Candidates a pixel keeps.</summary>
    public const int Kept = 4;

    /// <summary>Of these, those that neighbours are offered: what all four of a neighbour have to say is mostly what two have.</summary>
    public const int Handed = 2;

    /// <summary>By how much similarity, −1..1, the estimated motion may fall behind where it is trusted least.</summary>
    public const float LeastTolerance = 0.005f;

    /// <summary>The same where it is trusted entirely: it knows a place better than features that differ by chance.</summary>
    public const float MostTolerance = 0.035f;

    /// <summary>By how much similarity a place on which all eight neighbours agree may fall behind: it decides between what looks alike, and four
    /// times as much would overrule a better match.</summary>
    public const float Agreement = 0.015f;

    /// <summary>Neighbours that are asked.</summary>
    public const int Neighbours = 8;

    /// <summary>A pixel and its eight neighbours, row by row.</summary>
    public static readonly float[] AroundRows = [-1, -1, -1, 0, 0, 0, 1, 1, 1];

    /// <inheritdoc cref="AroundRows"/>
    public static readonly float[] AroundColumns = [-1, 0, 1, -1, 0, 1, -1, 0, 1];

    /// <summary>Places that are looked up around an estimate, in pixels from it: those next to it, and eight three times as far.</summary>
    public static readonly int[] LookRows = [-1, -1, -1, 0, 0, 0, 1, 1, 1, -3, -3, -3, 0, 0, 3, 3, 3];

    /// <inheritdoc cref="LookRows"/>
    public static readonly int[] LookColumns = [-1, 0, 1, -1, 0, 1, -1, 0, 1, -3, 0, 3, -3, 3, -3, 0, 3];

    /// <summary>How many these are.</summary>
    public const int Looked = 17;
}
