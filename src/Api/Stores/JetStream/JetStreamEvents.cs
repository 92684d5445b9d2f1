using System.Text.Json;
using CoCosNet.Api.Jobs;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>Between a record's events and what clients are told.</summary>
internal static class JetStreamEvents
{
    public static JobEvent Write(long number, TranslationEvent told) =>
        new(number, JsonSerializer.Serialize(told, HttpJsonContext.Default.TranslationEvent), told.State.IsFinal());
}
