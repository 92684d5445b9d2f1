using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Api.Storage;

/// <summary>Storage of jobs and exemplars. Section <c>Jobs</c>.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Jobs";

    /// <summary>A folder for this server alone, created if it does not exist; relative paths start at the content root. <c>data</c> by
    /// default.</summary>
    [Required]
    public string Directory { get; init; } = "data";

    /// <summary>Bytes that jobs may take, and exemplars likewise: 1 MiB to 1 TiB, 1 GiB by default. The oldest finished jobs are removed
    /// first.</summary>
    [Range(typeof(long), "1048576", "1099511627776")]
    public long MaximumBytes { get; init; } = 1L << 30;
}
