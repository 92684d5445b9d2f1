using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace CoCosNet.Model.Ops.Fused;

/// <summary>Gives the address of a tensor's values.</summary>
internal static unsafe class Memory
{
    /// <summary>The first element of a contiguous tensor on the CPU; valid while the tensor lives, because its memory is native.</summary>
    public static T* Of<T>(Tensor tensor)
        where T : unmanaged => (T*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));
}
