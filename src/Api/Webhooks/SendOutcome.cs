namespace CoCosNet.Api.Webhooks;

/// <summary>How an attempt to tell a callback went.</summary>
/// <param name="Reason">Why the attempt failed; null if it succeeded.</param>
/// <param name="IsFinal">Whether another attempt is of no use.</param>
internal sealed record SendOutcome(string? Reason, bool IsFinal)
{
    public static readonly SendOutcome Delivered = new(Reason: null, IsFinal: true);

    public static SendOutcome Failed(string reason) => new(reason, IsFinal: false);

    public static SendOutcome Refused(string reason) => new(reason, IsFinal: true);
}
