using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoCosNet.Inference.Serving;

/// <summary>
/// Loads model folders anew when they change. It looks at names, lengths and times of files again and again, which works on network drives and in
/// containers too; a folder is loaded once it has not changed from one look to the next, so that half a copy is not.
/// </summary>
internal sealed class ModelWatcher(string directory, TimeSpan interval, IModelReloader reloader, TimeProvider time, ILogger<ModelWatcher> logger) : BackgroundService
{
    private Dictionary<string, string> _served = [];
    private Dictionary<string, string> _seen = [];

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _served = Look();
        _seen = _served;
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await ReloadChangedAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private async Task ReloadChangedAsync(CancellationToken cancellationToken)
    {
        var now = Look();
        foreach (var (id, state) in now)
        {
            if (_seen.GetValueOrDefault(id) == state && _served.GetValueOrDefault(id) != state)
            {
                // Tried once, whatever comes of it: the next change is the next try.
                _served[id] = state;
                await ReloadAsync(id, cancellationToken).ConfigureAwait(false);
            }
        }

        _seen = now;
    }

    private async Task ReloadAsync(string id, CancellationToken cancellationToken)
    {
        ServingLog.FolderChanged(logger, id);
        try
        {
            await reloader.ReloadAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (TranslationException exception)
        {
            ServingLog.ChangeRefused(logger, id, exception.Message);
        }
    }

    /// <summary>Names, lengths and times of the files of each folder.</summary>
    private Dictionary<string, string> Look()
    {
        try
        {
            return ModelDirectory.Folders(directory).ToDictionary(
                folder => Path.GetFileName(folder)!,
                folder => string.Join('|', new DirectoryInfo(folder).EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal)
                    .Select(file => $"{file.Name}:{file.Length}:{file.LastWriteTimeUtc.Ticks}")));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody is moving things about; the next look will see.
            return [];
        }
    }
}
