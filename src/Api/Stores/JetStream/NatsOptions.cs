using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>The NATS server that API and worker processes share, and how work is handed out. Section <c>Nats</c>.</summary>
internal sealed class NatsOptions
{
    public const string Section = "Nats";

    /// <summary>One address or several separated by commas, by default <c>nats://127.0.0.1:4222</c>. <c>tls://</c> requires TLS.</summary>
    [Required]
    public string Url { get; init; } = "nats://127.0.0.1:4222";

    /// <summary>Beginning of every stream, bucket and subject, so that several installations can share a server.</summary>
    [Required]
    [RegularExpression("^[a-z0-9]{1,32}$")]
    public string Prefix { get; init; } = "cocosnet";

    /// <summary>User name, with <see cref="Password"/>.</summary>
    public string? User { get; init; }

    /// <summary>Password of <see cref="User"/>.</summary>
    public string? Password { get; init; }

    /// <summary>A <c>.creds</c> file with a JWT and its key.</summary>
    public string? CredentialsFile { get; init; }

    /// <summary>A file with an NKey seed.</summary>
    public string? NKeyFile { get; init; }

    /// <summary>Certificate authority (PEM) that the server's certificate must come from; the system's authorities where it is absent.</summary>
    public string? CertificateAuthorityFile { get; init; }

    /// <summary>Copies of every stream and bucket: 1, or 3 or 5 on a cluster of as many servers.</summary>
    [Range(1, 5)]
    public int Replicas { get; init; } = 1;

    /// <summary>How long a worker keeps a job without a sign of life before another worker gets it: 1 s to 10 min, by default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a job is begun before it is failed: 1 to 100, by default 3.</summary>
    [Range(1, 100)]
    public int MaximumAttempts { get; init; } = 3;

    /// <summary>How long a worker counts as present after its last announcement: 1 s to 5 min, by default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan WorkerTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>One claim in so many looks at batch work first, so that interactive work cannot starve it: 2 to 100, by default 4.</summary>
    [Range(2, 100)]
    public int BatchShare { get; init; } = 4;

    /// <summary>Bytes that the object store may take: 16 MiB to 64 TiB, by default 16 GiB.</summary>
    [Range(typeof(long), "16777216", "70368744177664")]
    public long MaximumBytes { get; init; } = 16L << 30;
}
