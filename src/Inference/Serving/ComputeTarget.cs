using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Serving;

/// <summary>Where tensors live and what convolutions compute in, as resolved on this machine.</summary>
internal sealed record ComputeTarget(Device Device, ScalarType ComputeType)
{
    private static readonly Lazy<PrecisionProbe> Measured = new(PrecisionProbe.Measure);

    /// <summary>What the CPU was found to do best, where nobody has said what it is to do; null elsewhere.</summary>
    public PrecisionProbe? Probe { get; private init; }

    /// <summary>The precision and, where it was measured, why.</summary>
    public string PrecisionReason => Probe is null
        ? PrecisionName
        : string.Create(CultureInfo.InvariantCulture, $"{PrecisionName} (convolutions: {Probe.Float32:F0} GFLOP/s in float32, {Probe.Bfloat16:F0} in bfloat16)");

    /// <summary><c>float32</c> or <c>bfloat16</c>.</summary>
    public string PrecisionName => ComputeType == ScalarType.BFloat16 ? "bfloat16" : "float32";

    /// <summary><c>cpu</c> or <c>cuda:0</c>.</summary>
    public string DeviceName => Device.ToString();

    /// <summary><see cref="InferenceOptions.Replicas"/> as a number. A GPU is kept busy by one; a CPU by a thread a core.</summary>
    public int ReplicaCount(InferenceOptions options) => options.Replicas != "auto"
        ? int.Parse(options.Replicas, CultureInfo.InvariantCulture)
        : Device.type == DeviceType.CUDA ? 1 : Math.Clamp(Environment.ProcessorCount, 1, 8);

    /// <summary>Threads of libtorch for each of this many replicas, whether the others work or not: all together, a thread a core
    /// (docs/decisions/0019-same-bytes.md).</summary>
    public static int TensorThreads(int replicas) => Math.Max(1, Environment.ProcessorCount / replicas);

    /// <exception cref="InvalidOperationException">A GPU is asked for that this build or machine does not have.</exception>
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
