using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoCosNet.Inference.Serving;

/// <summary>
/// Reloads model folders when they change. It polls names, lengths and times of files, which works on network drives and in
/// containers too; a folder is loaded once it is unchanged between two polls, so that an incomplete copy is not.
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
            // Stopped.
        }
    }

    private async Task ReloadChangedAsync(CancellationToken cancellationToken)
    {
        var now = Look();
        foreach (var (id, state) in now)
        {
            if (_seen.GetValueOrDefault(id) == state && _served.GetValueOrDefault(id) != state)
            {
                // Each change is tried once.
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

    /// <summary>Returns names, lengths and times of the files of each folder.</summary>
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
            // The folder is changing; the next poll sees the result.
            return [];
        }
    }
}
