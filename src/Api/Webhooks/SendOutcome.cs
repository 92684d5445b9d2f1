namespace CoCosNet.Api.Webhooks;

/// <summary>The outcome of an attempt to send a message.</summary>
/// <param name="Reason">Why the attempt failed; null if it succeeded.</param>
/// <param name="IsFinal">Whether a further attempt is useless.</param>
internal sealed record SendOutcome(string? Reason, bool IsFinal)
{
    public static readonly SendOutcome Delivered = new(Reason: null, IsFinal: true);

    public static SendOutcome Failed(string reason) => new(reason, IsFinal: false);

    public static SendOutcome Refused(string reason) => new(reason, IsFinal: true);
}
