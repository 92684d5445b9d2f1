using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Client;

/// <summary>Events of one connection.</summary>
internal static class EventReader
{
    public static async IAsyncEnumerable<JobUpdate> ReadAsync(
        HttpResponseMessage response, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var parser = SseParser.Create(stream, (_, data) => JsonSerializer.Deserialize(data, HttpJsonContext.Default.TranslationEvent)!);
        await foreach (var item in parser.EnumerateAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return new JobUpdate(long.Parse(item.EventId!, CultureInfo.InvariantCulture), item.Data);
        }
    }
}
