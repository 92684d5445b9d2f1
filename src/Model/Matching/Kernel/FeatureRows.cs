namespace CoCosNet.Model.Matching.Kernel;

/// <summary>The feature rows of four pixels that are evaluated together.</summary>
internal readonly unsafe struct FeatureRows
{
    public readonly float* First;
    public readonly float* Second;
    public readonly float* Third;
    public readonly float* Fourth;

    /// <param name="rows">The first pixel's row; the next pixels' rows follow it.</param>
    /// <param name="channels">Length of a row.</param>
    /// <param name="last">Index of the last pixel that exists; lanes beyond it repeat it.</param>
    public FeatureRows(float* rows, int channels, int last)
    {
        First = rows;
        Second = rows + ((nint)Math.Min(1, last) * channels);
        Third = rows + ((nint)Math.Min(2, last) * channels);
        Fourth = rows + ((nint)Math.Min(3, last) * channels);
    }

    /// <param name="picture">All rows of a picture.</param>
    /// <param name="channels">Length of a row.</param>
    /// <param name="indices">The four rows.</param>
    public FeatureRows(float* picture, int channels, int* indices)
    {
        First = picture + ((nint)indices[0] * channels);
        Second = picture + ((nint)indices[1] * channels);
        Third = picture + ((nint)indices[2] * channels);
        Fourth = picture + ((nint)indices[3] * channels);
    }
}
