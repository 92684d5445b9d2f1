using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Model.Layers;

/// <summary>
/// A convolution's weight in the memory order of oneDNN's kernel, and the convolution that uses it with a fused ReLU. libtorch's own
/// convolution reorders its weight at every call, which takes longer than the sums for small pictures. TorchSharp binds neither operator;
/// libtorch exports both through its stable C interface. Gradients are not supported.
/// <para>Weights that do not fill blocks of 16 channels are not packed, because oneDNN leaves the rest of a packed block uninitialised (see
/// <see cref="CpuLayout"/>). Such weights are small.</para>
/// </summary>
internal sealed unsafe class PackedWeight
{
    private const string Library = "torch_cpu";

    /// <summary>Version of the stable interface that the calls below use: libtorch 2.10.</summary>
    private const ulong InterfaceVersion = 0x020A000000000000;

    private static readonly Lazy<bool> Supported = new(Probe);

    private readonly bool _packed;

    private PackedWeight(Tensor weight, bool packed) => (Weight, _packed) = (weight, packed);

    /// <summary>
    /// The packed weight, which only <see cref="Convolve"/> can read. The caller of <see cref="TryPack"/> disposes of it.
    /// </summary>
    public Tensor Weight { get; }

    /// <summary>Packs a weight. Returns null if this libtorch or processor does not support it.</summary>
    /// <param name="weight">bfloat16 out×in×h×w on the CPU.</param>
    /// <param name="padding">Padding of the convolution.</param>
    /// <param name="stride">Stride of the convolution.</param>
    public static PackedWeight? TryPack(Tensor weight, long[] padding, long[] stride)
    {
        if (!Supported.Value)
        {
            return null;
        }

        if (weight.shape[0] % CpuLayout.Block != 0 || weight.shape[1] % CpuLayout.Block != 0)
        {
            return new PackedWeight(weight, packed: false);
        }

        return Reorder(weight, padding, stride) is { } packed ? new PackedWeight(packed, packed: true) : null;
    }

    /// <summary>The weight in its original layout.</summary>
    public Tensor Unpack() => _packed ? Weight.to_dense() : Weight;

    /// <summary>
    /// Convolves, or returns null if oneDNN refuses (for example, out of memory); the caller's fallback then reports the reason.
    /// </summary>
    public Tensor? Convolve(Tensor x, Tensor? bias, long[] padding, long[] stride, bool relu)
    {
        var dilation = stackalloc long[] { 1, 1 };
        var biasHandle = bias?.Handle ?? 0;
        nint result;
        fixed (long* pad = padding, step = stride)
        fixed (byte* attribute = relu ? "relu\0"u8 : "none\0"u8)
        {
            var failed = ConvolvePointwise(
                x.Handle, Weight.Handle, bias is null ? null : &biasHandle, pad, padding.Length, step, stride.Length, dilation, 2,
                1, attribute, null, 0, null, &result);
            GC.KeepAlive(x);
            GC.KeepAlive(Weight);
            GC.KeepAlive(bias);
            return failed == 0 ? Tensor.UnsafeCreateTensor(result) : null;
        }
    }

    private static bool Probe()
    {
        using var scope = NewDisposeScope();
        using var gradients = no_grad();
        if (!NativeLibrary.TryLoad(Library, typeof(PackedWeight).Assembly, null, out var library)
            || !NativeLibrary.TryGetExport(library, "torch_call_dispatcher", out _)
            || !NativeLibrary.TryGetExport(library, "aoti_torch_cpu_mkldnn__convolution_pointwise", out _))
        {
            return false;
        }

        long[] padding = [1, 1], stride = [1, 1];
        var weight = ones([16, 16, 3, 3], ScalarType.BFloat16);
        var packed = Reorder(weight, padding, stride) is { } reordered ? new PackedWeight(reordered, packed: true) : null;
        var y = packed?.Convolve(ones([1, 16, 4, 4], ScalarType.BFloat16), null, padding, stride, relu: true);
        return y is not null && y.to(ScalarType.Float32).max().ToSingle() == 9 * 16;
    }

    private static Tensor? Reorder(Tensor weight, long[] padding, long[] stride)
    {
        // The dispatcher takes ownership of its stack: a new tensor handle, and the lists.
        if (NewHandle(weight.Handle, out var handle) != 0)
        {
            return null;
        }

        const int Arguments = 6;
        var stack = stackalloc ulong[Arguments] { (ulong)handle, List(padding), List(stride), List([1, 1]), 1, 0 };
        fixed (byte* name = "mkldnn::_reorder_convolution_weight\0"u8, overload = "\0"u8)
        {
            var failed = CallDispatcher(name, overload, stack, InterfaceVersion);
            GC.KeepAlive(weight);
            return failed == 0 ? Tensor.UnsafeCreateTensor((nint)stack[0]) : null;
        }
    }

    private static ulong List(long[] values)
    {
        var failed = NewList((nuint)values.Length, out var list);
        foreach (var value in values)
        {
            failed |= PushBack(list, (ulong)value);
        }

        return failed == 0 ? (ulong)list : throw new InsufficientMemoryException();
    }

    [DllImport(Library, EntryPoint = "torch_call_dispatcher")]
    private static extern int CallDispatcher(byte* name, byte* overload, ulong* stack, ulong version);

    [DllImport(Library, EntryPoint = "torch_new_list_reserve_size")]
    private static extern int NewList(nuint size, out nint list);

    [DllImport(Library, EntryPoint = "torch_list_push_back")]
    private static extern int PushBack(nint list, ulong value);

    [DllImport(Library, EntryPoint = "aoti_torch_new_tensor_handle")]
    private static extern int NewHandle(nint tensor, out nint handle);

    [DllImport(Library, EntryPoint = "aoti_torch_cpu_mkldnn__convolution_pointwise")]
    private static extern int ConvolvePointwise(
        nint x, nint weight, nint* bias, long* padding, long paddingLength, long* stride, long strideLength, long* dilation,
        long dilationLength, long groups, byte* attribute, double** scalars, long scalarsLength, byte** algorithm, nint* result);
}
