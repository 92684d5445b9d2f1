using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Api.Storage;

/// <summary>Where jobs and exemplars are kept. Section <c>Jobs</c>.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Jobs";

    /// <summary>A folder of this server alone, made where it is missing; a relative one lies in the content root. By default <c>data</c>.</summary>
    [Required]
    public string Directory { get; init; } = "data";

    /// <summary>Bytes that jobs may take, and exemplars likewise: 1 MiB to 1 TiB, by default 1 GiB. The oldest finished ones go first.</summary>
    [Range(typeof(long), "1048576", "1099511627776")]
    public long MaximumBytes { get; init; } = 1L << 30;
}
