using System.Text.Json;
using CoCosNet.Api.Jobs;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>Converts a record's events to those that clients receive.</summary>
internal static class JetStreamEvents
{
    public static JobEvent Write(long number, TranslationEvent written) =>
        new(number, JsonSerializer.Serialize(written, HttpJsonContext.Default.TranslationEvent), written.State.IsFinal());
}
