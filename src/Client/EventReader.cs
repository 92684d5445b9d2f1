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
        // Named events, such as "draining", do not describe the job: the stream ends, and the next connection continues.
        var parser = SseParser.Create(
            stream,
            (name, data) => name == SseParser.EventTypeDefault ? JsonSerializer.Deserialize(data, HttpJsonContext.Default.TranslationEvent) : null);
        await foreach (var item in parser.EnumerateAsync(cancellationToken).ConfigureAwait(false))
        {
            if (item.Data is { } told)
            {
                yield return new JobUpdate(long.Parse(item.EventId!, CultureInfo.InvariantCulture), told);
            }
        }
    }
}
