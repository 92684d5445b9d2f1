using System.Text.Json;
using CoCosNet.Api.Exemplars;
using NATS.Client.KeyValueStore;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>Stores exemplar records in JetStream: one entry each, with an index of all entries in every process.</summary>
internal sealed class JetStreamExemplarState(JetStreamServer server, JetStreamRetry retry, ILogger<JetStreamExemplarState> logger)
    : BackgroundService, IExemplarState
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly AsyncLazy<INatsKVStore> _exemplars = new(() => server.BucketAsync("exemplars", CancellationToken.None));
    private readonly BucketIndex<Exemplar> _index = new(Read, static (_, _) => { });

    public async Task<bool> AddAsync(Exemplar exemplar, CancellationToken cancellationToken)
    {
        var isNew = false;
        await ChangeAsync(
            exemplar.Key,
            known =>
            {
                isNew = known is null or { Gone: true };
                return isNew ? exemplar : known! with { Expires = exemplar.Expires };
            },
            cancellationToken);
        return isNew;
    }

    public async Task<Exemplar?> FindAsync(string key, CancellationToken cancellationToken) =>
        IsKey(key) && await EntryAsync(EntryName(key), cancellationToken) is var (exemplar, _) ? exemplar : null;

    public Task TouchAsync(string key, DateTimeOffset expires, CancellationToken cancellationToken) =>
        ChangeAsync(key, known => known is { Gone: false } ? known with { Expires = expires } : null, cancellationToken);

    public Task RemoveAsync(string key, CancellationToken cancellationToken) =>
        ChangeAsync(key, known => known is null ? null : known with { Gone = true, Bytes = 0 }, cancellationToken);

    public Task<IReadOnlyList<string>> OverdueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. Kept().Where(exemplar => exemplar.Expires <= now).Select(exemplar => exemplar.Key)]);

    public Task<(long Bytes, string? First)> MeasureAsync(CancellationToken cancellationToken)
    {
        var kept = Kept().ToArray();
        return Task.FromResult((kept.Sum(exemplar => exemplar.Bytes), kept.MinBy(exemplar => exemplar.Expires)?.Key));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await _index.WatchAsync(await _exemplars.Value, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                JetStreamLog.WatchFailed(logger, exception, "exemplars");
            }

            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static Exemplar Read(ReadOnlyMemory<byte> bytes) => JsonSerializer.Deserialize(bytes.Span, JetStreamJsonContext.Default.Exemplar)!;

    private static byte[] Write(Exemplar exemplar) => JsonSerializer.SerializeToUtf8Bytes(exemplar, JetStreamJsonContext.Default.Exemplar);

    /// <summary>Whether a key is a valid entry name; a client may send anything as an id.</summary>
    private static bool IsKey(string key) => key.Length is > 0 and <= 256 && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-' or '_');

    private static string EntryName(string key) => key.Replace('/', '.');

    private IEnumerable<Exemplar> Kept() => _index.Values.Where(exemplar => !exemplar.Gone);

    private async Task<(Exemplar Exemplar, ulong Revision)?> EntryAsync(string id, CancellationToken cancellationToken)
    {
        while (true)
        {
            var exemplars = await retry.RunAsync(() => _exemplars.Value, cancellationToken);
            if (await retry.FindAsync<byte[]>(exemplars, id, cancellationToken) is not { } found)
            {
                return null;
            }

            if (found.Revision >= _index.RevisionOf(id))
            {
                return (Read(found.Value), found.Revision);
            }

            // The answer came from a replica that lags behind the watch.
            await Task.Delay(5, cancellationToken);
        }
    }

    private async Task ChangeAsync(string key, Func<Exemplar?, Exemplar?> change, CancellationToken cancellationToken)
    {
        var id = EntryName(key);
        var exemplars = await retry.RunAsync(() => _exemplars.Value, cancellationToken);
        while (true)
        {
            var (known, revision) = await EntryAsync(id, cancellationToken) is var (exemplar, at) ? (exemplar, at) : ((Exemplar?)null, 0UL);
            if (change(known) is not { } changed)
            {
                return;
            }

            var result = await retry.RunAsync(
                async () => known is null
                    ? await exemplars.TryCreateAsync(id, Write(changed), cancellationToken: cancellationToken)
                    : await exemplars.TryUpdateAsync(id, Write(changed), revision, cancellationToken: cancellationToken),
                cancellationToken);
            if (result.Success)
            {
                _index.Note(id, changed, result.Value);
                return;
            }

            if (result.Error is not (NatsKVWrongLastRevisionException or NatsKVCreateException))
            {
                throw result.Error;
            }
        }
    }
}
