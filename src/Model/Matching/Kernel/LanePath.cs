namespace CoCosNet.Model.Matching.Kernel;

/// <summary>The width of the kernel's vectors.</summary>
internal enum LanePath
{
    Scalar,
    Vector128,
    Vector256,
    Vector512,
}
