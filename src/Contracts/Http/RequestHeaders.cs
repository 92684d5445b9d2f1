namespace CoCosNet.Contracts.Http;

/// <summary>Names of request headers that HTTP libraries have no constants for.</summary>
public static class RequestHeaders
{
    /// <summary>Makes a repeated request have its effect once.</summary>
    public const string IdempotencyKey = "Idempotency-Key";

    /// <summary>What the client would like (RFC 7240).</summary>
    public const string Prefer = "Prefer";

    /// <summary>The preference for an answer before the work is done.</summary>
    public const string RespondAsync = "respond-async";

    /// <summary>Number of the last event that a client saw.</summary>
    public const string LastEventId = "Last-Event-ID";
}
