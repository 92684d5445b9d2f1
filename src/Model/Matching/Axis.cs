namespace CoCosNet.Model.Matching;

/// <summary>The axis along which candidates propagate.</summary>
internal enum Axis
{
    /// <summary>From the left and right neighbours.</summary>
    Horizontal,

    /// <summary>From the upper and lower neighbours.</summary>
    Vertical,
}
