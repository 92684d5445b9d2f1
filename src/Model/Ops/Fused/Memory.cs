using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace CoCosNet.Model.Ops.Fused;

/// <summary>Where a tensor's numbers lie.</summary>
internal static unsafe class Memory
{
    /// <summary>The first element of a contiguous tensor on the CPU; valid while the tensor lives, for its memory is native.</summary>
    public static T* Of<T>(Tensor tensor)
        where T : unmanaged => (T*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));
}
