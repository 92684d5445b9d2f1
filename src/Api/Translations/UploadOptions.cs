using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Api.Translations;

/// <summary>How much a client may send. Section <c>Api:Uploads</c>.</summary>
internal sealed class UploadOptions
{
    public const string Section = "Api:Uploads";

    /// <summary>Slower uploads are cut off, once <see cref="GracePeriod"/> is over.</summary>
    public const int MinimumBytesPerSecond = 16 << 10;

    private const long Mebibyte = 1 << 20;

    /// <summary>How long an upload may be slower than <see cref="MinimumBytesPerSecond"/>.</summary>
    public static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(10);

    /// <summary>Bytes of a request's body: 64 KiB to 1 GiB, by default 20 MiB.</summary>
    [Range(1 << 16, 1 << 30)]
    public long MaximumBodyBytes { get; init; } = 20 * Mebibyte;

    /// <summary>Bytes of one file: 1 KiB to 1 GiB, by default 10 MiB.</summary>
    [Range(1 << 10, 1 << 30)]
    public long MaximumFileBytes { get; init; } = 10 * Mebibyte;

    /// <summary>The limit of a body, in words.</summary>
    public string BodyLimit => Describe(MaximumBodyBytes);

    /// <summary>The limit of a file, in words.</summary>
    public string FileLimit => Describe(MaximumFileBytes);

    private static string Describe(long bytes) =>
        bytes % Mebibyte == 0 ? FormattableString.Invariant($"{bytes / Mebibyte} MiB ({bytes} bytes)") : FormattableString.Invariant($"{bytes} bytes");
}
