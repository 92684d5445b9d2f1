using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>The NATS server that API and worker processes share, and the distribution of work. Section <c>Nats</c>.</summary>
internal sealed class NatsOptions
{
    public const string Section = "Nats";

    /// <summary>One address, or several separated by commas; <c>nats://127.0.0.1:4222</c> by default. <c>tls://</c> requires TLS.</summary>
    [Required]
    public string Url { get; init; } = "nats://127.0.0.1:4222";

    /// <summary>Prefix of all streams, buckets and subjects, so that several installations can share a server.</summary>
    [Required]
    [RegularExpression("^[a-z0-9]{1,32}$")]
    public string Prefix { get; init; } = "cocosnet";

    /// <summary>User name; requires <see cref="Password"/>.</summary>
    public string? User { get; init; }

    /// <summary>Password of <see cref="User"/>.</summary>
    public string? Password { get; init; }

    /// <summary>Path of a <c>.creds</c> file with a JWT and its key.</summary>
    public string? CredentialsFile { get; init; }

    /// <summary>Path of a file with the seed and the public key of an NKey, as <c>nk -gen user -pubout</c> prints them.</summary>
    public string? NKeyFile { get; init; }

    /// <summary>Certificate authority (PEM) of the server's certificate; if unset, the system's authorities apply.</summary>
    public string? CertificateAuthorityFile { get; init; }

    /// <summary>Replicas of every stream and bucket: 1, or 3 or 5 on a cluster of at least as many servers.</summary>
    [Range(1, 5)]
    public int Replicas { get; init; } = 1;

    /// <summary>How long a worker may be silent before its job goes to another worker: 1 s to 10 min, 30 s by default.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a worker counts as present after its last announcement: 1 s to 5 min, 10 s by default.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan WorkerTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>One in this many claims looks at batch work first, so that interactive work cannot starve it: 2 to 100, 4 by default.</summary>
    [Range(2, 100)]
    public int BatchShare { get; init; } = 4;

    /// <summary>How long a job is left to the idle worker that used its exemplar last: 0 (not at all, the default) to 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan AffinityWait { get; init; }

    /// <summary>Limit of the object store in bytes: 16 MiB to 64 TiB, 16 GiB by default.</summary>
    [Range(typeof(long), "16777216", "70368744177664")]
    public long MaximumBytes { get; init; } = 16L << 30;

    /// <summary>Whether this process takes the models that the command <c>models publish</c> stores, into <c>Models__Directory</c>; false by
    /// default.</summary>
    public bool Models { get; init; }

    /// <summary>Limit of a published model in bytes: 1 MiB to 1 TiB, 2 GiB by default. The store of models takes four of that size.</summary>
    [Range(typeof(long), "1048576", "1099511627776")]
    public long MaximumModelBytes { get; init; } = 2L << 30;
}
