using System.ComponentModel.DataAnnotations;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Webhooks;

/// <summary>Callbacks of jobs. Section <c>Webhooks</c>. Without hosts, callbacks are disabled.</summary>
internal sealed class WebhookOptions : IValidatableObject
{
    public const string Section = "Webhooks";

    /// <summary>Hosts that a callback may name, such as <c>hooks.example</c>; <c>*.example</c> matches every host below it. Default: none.</summary>
    public string[] Hosts { get; init; } = [];

    /// <summary>The secret that signs messages: <c>whsec_</c> and the base64 of 24 to 64 bytes. Required if there are hosts.</summary>
    public string? Secret { get; init; }

    /// <summary>Whether a callback may have an http address, and an address in a private network or on this machine. Default: false; then the address is
    /// checked at every connection, after the name is resolved.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>The largest number of attempts: 1 to 20. Default: 8.</summary>
    [Range(1, 20)]
    public int Attempts { get; init; } = 8;

    /// <summary>The delay after the first failure, with a jitter of a fifth; each further delay is four times as long: 10 ms to 1 h. Default: 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a receiver may take to respond: 100 ms to 1 min. Default: 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var host in Hosts.Where(host => Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) == UriHostNameType.Unknown))
        {
            yield return new ValidationResult($"Webhooks:Hosts has '{host}'; it takes names of hosts without scheme and port, such as hooks.example or *.example.", [nameof(Hosts)]);
        }

        if (Hosts.Length > 0 && !IsSecret(Secret))
        {
            yield return new ValidationResult(
                "Webhooks:Secret must be whsec_ and the base64 of 24 to 64 bytes, for instance of: openssl rand -base64 32.", [nameof(Secret)]);
        }
    }

    private static bool IsSecret(string? secret)
    {
        try
        {
            return secret is not null && new WebhookSignature(secret) is not null;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
