namespace CoCosNet.Model.Matching;

/// <summary>The direction in which neighbours hand their candidates on.</summary>
internal enum Axis
{
    /// <summary>From the left and right neighbours.</summary>
    Horizontal,

    /// <summary>From the upper and lower neighbours.</summary>
    Vertical,
}
