using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Serving;

/// <summary>The device of the tensors and the type that convolutions compute in, as resolved on this machine.</summary>
internal sealed record ComputeTarget(Device Device, ScalarType ComputeType)
{
    private static readonly Lazy<PrecisionProbe> Measured = new(PrecisionProbe.Measure);

    /// <summary>The measurement that chose the precision; null if the settings or the device determine it.</summary>
    public PrecisionProbe? Probe { get; private init; }

    /// <summary>The precision and, if it was measured, the reason for it.</summary>
    public string PrecisionReason => Probe is null
        ? PrecisionName
        : string.Create(CultureInfo.InvariantCulture, $"{PrecisionName} (convolutions: {Probe.Float32:F0} GFLOP/s in float32, {Probe.Bfloat16:F0} in bfloat16)");

    /// <summary><c>float32</c> or <c>bfloat16</c>.</summary>
    public string PrecisionName => ComputeType == ScalarType.BFloat16 ? "bfloat16" : "float32";

    /// <summary><c>cpu</c> or <c>cuda:0</c>.</summary>
    public string DeviceName => Device.ToString();

    /// <summary>Resolves <see cref="InferenceOptions.Replicas"/> to a number. <c>auto</c> is 1 on a GPU and one per core, at most 8, on a CPU.</summary>
    public int ReplicaCount(InferenceOptions options) => options.Replicas != "auto"
        ? int.Parse(options.Replicas, CultureInfo.InvariantCulture)
        : Device.type == DeviceType.CUDA ? 1 : Math.Clamp(Environment.ProcessorCount, 1, 8);

    /// <summary>Returns the libtorch threads of each replica, whether or not the others are busy: together the replicas use one thread per
    /// core (docs/decisions/0019-same-bytes.md).</summary>
    public static int TensorThreads(int replicas) => Math.Max(1, Environment.ProcessorCount / replicas);

    /// <exception cref="InvalidOperationException">A GPU is requested that this build or machine does not have.</exception>
    public static ComputeTarget Resolve(InferenceOptions options)
    {
        var device = ResolveDevice(options.Device);
        if (options.Precision == "auto" && device.type == DeviceType.CPU)
        {
            return new ComputeTarget(device, Measured.Value.Choice) { Probe = Measured.Value };
        }

        return new ComputeTarget(device, options.Precision == "float32" ? ScalarType.Float32 : ScalarType.BFloat16);
    }

    private static Device ResolveDevice(string name)
    {
        if (name == "cpu" || (name == "auto" && !cuda.is_available()))
        {
            return CPU;
        }

        if (name.Contains(',', StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"Inference:Device is {name}; several devices take Inference:Isolation=process.");
        }

        if (!cuda.is_available())
        {
            throw new InvalidOperationException(
                $"Inference:Device is {name}, but no GPU is to be had: build with TorchBackend=cuda and run where a driver is, or set cpu.");
        }

        var index = name.StartsWith("cuda:", StringComparison.Ordinal) ? int.Parse(name.AsSpan(5), provider: null) : 0;
        return index < cuda.device_count()
            ? new Device(DeviceType.CUDA, index)
            : throw new InvalidOperationException($"Inference:Device is {name}, but this machine has {cuda.device_count()} GPU(s).");
    }
}
