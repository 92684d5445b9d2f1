namespace CoCosNet.Model.Matching.Refined;

/// <summary>Numbers that both implementations of the searches share.</summary>
internal static class SearchSettings
{
    /// <summary>Candidates a pixel keeps.</summary>
    public const int Kept = 4;

    /// <summary>Of these, those that neighbours are offered: what all four of a neighbour have to say is mostly what two have.</summary>
    public const int Handed = 2;

    /// <summary>Random places a search tries.</summary>
    public const int RandomCandidates = 2;

    /// <summary>How far from the best they lie at most, in rows and columns.</summary>
    public const int RandomRadius = 6;

    /// <summary>By how much similarity, −1..1, a favoured place may fall behind.</summary>
    public const float Tolerance = 0.005f;

    /// <summary>The same for a place on the common motion where there is one: it knows a place better than features that differ by chance.</summary>
    public const float CommonTolerance = 0.035f;

    /// <summary>Share of the matches of levels 0 to 2 that agree on a motion where a picture has one: more than layouts that have nothing to do
    /// with each other reach. Each level's matches were offered the motion of the one below, and agree more by that alone.</summary>
    public static readonly double[] CommonShares = [0.12, 0.2, 0.4];

    /// <summary>By how much similarity a place on which all eight neighbours agree may fall behind: it decides between what looks alike, and four
    /// times as much would overrule a better match.</summary>
    public const float Agreement = 0.015f;

    /// <summary>Neighbours that are asked.</summary>
    public const int Neighbours = 8;

    /// <summary>A pixel that follows the common motion stays if so many of them do.</summary>
    public const int Company = 4;

    /// <summary>A pixel and its eight neighbours, row by row.</summary>
    public static readonly float[] AroundRows = [-1, -1, -1, 0, 0, 0, 1, 1, 1];

    /// <inheritdoc cref="AroundRows"/>
    public static readonly float[] AroundColumns = [-1, 0, 1, -1, 0, 1, -1, 0, 1];
}
