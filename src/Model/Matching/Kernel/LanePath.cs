namespace CoCosNet.Model.Matching.Kernel;

/// <summary>How wide the kernel's vectors are.</summary>
internal enum LanePath
{
    Scalar,
    Vector128,
    Vector256,
    Vector512,
}
