using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Api.Http;

/// <summary>Upload limits. Section <c>Api:Uploads</c>.</summary>
internal sealed class UploadOptions
{
    public const string Section = "Api:Uploads";

    /// <summary>Limit of a request body in bytes: 64 KiB to 1 GiB, by default 20 MiB, or more if a model's maps need it.</summary>
    [Range(typeof(long), "65536", "1073741824")]
    public long? MaximumBodyBytes { get; init; }

    /// <summary>Limit of a file in bytes: 1 KiB to 1 GiB, by default 10 MiB, or more if a model's maps need it.</summary>
    [Range(typeof(long), "1024", "1073741824")]
    public long? MaximumFileBytes { get; init; }

    /// <summary>Uploads slower than this are aborted after <see cref="GracePeriod"/>: 1 to 1 048 576 bytes per second, 16 384 by default.</summary>
    [Range(1, 1 << 20)]
    public int MinimumBytesPerSecond { get; init; } = 16 << 10;

    /// <summary>How long an upload may be slower than that: 2 s to 10 min, 10 s by default.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan GracePeriod { get; init; } = TimeSpan.FromSeconds(10);
}
