using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Api.Http;

/// <summary>Upload limits. Section <c>Api:Uploads</c>.</summary>
internal sealed class UploadOptions
{
    public const string Section = "Api:Uploads";

    /// <summary>Bytes of a request's body: 64 KiB to 1 GiB, by default 20 MiB, or more where a model's maps take it.</summary>
    [Range(typeof(long), "65536", "1073741824")]
    public long? MaximumBodyBytes { get; init; }

    /// <summary>Bytes of one file: 1 KiB to 1 GiB, by default 10 MiB, or more where a model's maps take it.</summary>
    [Range(typeof(long), "1024", "1073741824")]
    public long? MaximumFileBytes { get; init; }

    /// <summary>Slower uploads are cut off once <see cref="GracePeriod"/> is over: 1 to 1 048 576 bytes a second, by default 16 384.</summary>
    [Range(1, 1 << 20)]
    public int MinimumBytesPerSecond { get; init; } = 16 << 10;

    /// <summary>How long an upload may be slower than that: 2 s to 10 min, by default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan GracePeriod { get; init; } = TimeSpan.FromSeconds(10);
}
