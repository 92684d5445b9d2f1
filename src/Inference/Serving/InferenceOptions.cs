using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Inference.Serving;

/// <summary>Section <c>Inference</c>.</summary>
internal sealed class InferenceOptions
{
    public const string Section = "Inference";

    /// <summary>The type that convolutions compute in: <c>auto</c> (default), <c>float32</c> or <c>bfloat16</c>. Norms, softmax and
    /// matching scores always use float32. <c>auto</c> is bfloat16 on a GPU; on a CPU a short measurement at start decides.</summary>
    [RegularExpression("^(auto|float32|bfloat16)$", ErrorMessage = "Inference:Precision takes auto, float32 or bfloat16.")]
    public string Precision { get; set; } = "auto";

    /// <summary>Requests that a worker translates at the same time, sharing its cores: 1 to 64, or <c>auto</c> (default), which is one per
    /// core (at most 8) on a CPU and 1 on a GPU.</summary>
    [RegularExpression("^(auto|[1-9]|[1-5][0-9]|6[0-4])$", ErrorMessage = "Inference:Replicas takes auto or 1 to 64.")]
    public string Replicas { get; set; } = "auto";

    /// <summary><c>cpu</c>, <c>cuda</c>, <c>cuda:N</c>, or <c>auto</c> (default), the first GPU if the build and the machine have one.
    /// Several devices, such as <c>cuda:0,cuda:1</c>, get one worker process each.</summary>
    [RegularExpression(
        "^(auto|cpu|cuda(:[0-9]{1,2})?)(,(cpu|cuda(:[0-9]{1,2})?))*$", ErrorMessage = "Inference:Device takes auto, cpu, cuda or cuda:N, or a list of them.")]
    public string Device { get; set; } = "auto";

    /// <summary>Requests that may wait for a replica; further ones are answered with 503. 1 to 4096, default 64.</summary>
    [Range(1, 4096, ErrorMessage = "Inference:QueueCapacity takes 1 to 4096.")]
    public int QueueCapacity { get; set; } = 64;

    /// <summary><c>process</c> (default) runs tensor operations in worker processes, which are replaced when they die; <c>inline</c> runs
    /// them in the server itself, which dies with them, and is meant for debugging.</summary>
    [RegularExpression("^(process|inline)$", ErrorMessage = "Inference:Isolation takes process or inline.")]
    public string Isolation { get; set; } = "process";

    /// <summary>How long a worker may stay silent, though it is pinged every second, before it is ended and replaced: 2 s to 1 h, default
    /// 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "01:00:00", ErrorMessage = "Inference:SilenceLimit takes 00:00:02 to 01:00:00.")]
    public TimeSpan SilenceLimit { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a worker may continue a cancelled request (cancelled by its client or its deadline) before it is ended and
    /// replaced: 1 s to 1 h, default 2 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "Inference:CancelLimit takes 00:00:01 to 01:00:00.")]
    public TimeSpan CancelLimit { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Bytes of maps and exemplars, as read and as encoded, that a worker caches for repeated requests: 0 (none) to 64 GiB, default 256 MiB.</summary>
    [Range(0, 64L << 30, ErrorMessage = "Inference:ExemplarCacheBytes takes 0 to 68719476736.")]
    public long ExemplarCacheBytes { get; set; } = 256L << 20;

    /// <summary>Bytes of results that a worker keeps so that later requests can continue them: 0 (none) to 64 GiB, default 256 MiB. A result of 1024² takes about 40 MB.</summary>
    [Range(0, 64L << 30, ErrorMessage = "Inference:ResultCacheBytes takes 0 to 68719476736.")]
    public long ResultCacheBytes { get; set; } = 256L << 20;

    /// <summary>How long a worker keeps a result that no request continues: 1 s to 1 day, default 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "Inference:ResultCacheTime takes 00:00:01 to 1.00:00:00.")]
    public TimeSpan ResultCacheTime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The devices listed in <see cref="Device"/>.</summary>
    public string[] Devices => Device.Split(',');

    /// <summary>Returns the settings of one device's worker. The worker's own queue is unlimited, because the server's dispatcher sends a
    /// request only when a replica is free.</summary>
    public InferenceOptions For(string device)
    {
        var settings = (InferenceOptions)MemberwiseClone();
        (settings.Device, settings.QueueCapacity) = (device, int.MaxValue);
        return settings;
    }

    /// <summary>Returns the same settings with another precision.</summary>
    public InferenceOptions In(string precision)
    {
        var settings = (InferenceOptions)MemberwiseClone();
        settings.Precision = precision;
        return settings;
    }
}
