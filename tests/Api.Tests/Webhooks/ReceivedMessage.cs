using System.Text.Json;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Tests.Webhooks;

/// <summary>What a callback received.</summary>
internal sealed record ReceivedMessage(string Path, string Id, string Timestamp, string Signature, byte[] Body)
{
    public WebhookMessage Message => JsonSerializer.Deserialize(Body, HttpJsonContext.Default.WebhookMessage)!;

    /// <summary>Whether a receiver takes it at a time, by the secret that it shares with the server.</summary>
    public bool IsValid(DateTimeOffset now, string secret = Receiver.Secret) => new WebhookSignature(secret).Verify(Id, Timestamp, Signature, Body, now);
}
