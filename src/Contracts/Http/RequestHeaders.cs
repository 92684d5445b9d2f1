namespace CoCosNet.Contracts.Http;

/// <summary>Names of request headers that HTTP libraries have no constants for.</summary>
public static class RequestHeaders
{
    /// <summary>Ensures that a repeated request takes effect only once.</summary>
    public const string IdempotencyKey = "Idempotency-Key";

    /// <summary>Preferences of the client (RFC 7240).</summary>
    public const string Prefer = "Prefer";

    /// <summary>The preference for a response before the work is done.</summary>
    public const string RespondAsync = "respond-async";

    /// <summary>Number of the last event that the client received.</summary>
    public const string LastEventId = "Last-Event-ID";
}
