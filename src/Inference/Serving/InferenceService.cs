using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Semantics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoCosNet.Inference.Serving;

/// <summary>Loads the models in the background, serves them through the pool, drains at the end.</summary>
internal sealed class InferenceService : ITranslator, IHostedLifecycleService, IDisposable
{
    private readonly InferenceOptions _options;
    private readonly ModelsOptions _models;
    private readonly ModelShelf _shelf;
    private readonly ReplicaPool _pool;
    private readonly TimeProvider _time;
    private readonly ILogger<InferenceService> _logger;
    private readonly string _contentRoot;
    private readonly CancellationTokenSource _stopping = new();
    private Task _loading = Task.CompletedTask;

    public InferenceService(
        IOptions<InferenceOptions> options, IOptions<ModelsOptions> models, IHostEnvironment environment,
        TimeProvider time, ILogger<InferenceService> logger, ILogger<ReplicaPool> poolLogger)
    {
        _options = options.Value;
        _models = models.Value;
        _shelf = new ModelShelf(_models.Default);
        _pool = new ReplicaPool(_options.Replicas, _options.QueueCapacity, time, poolLogger);
        _time = time;
        _logger = logger;
        _contentRoot = environment.ContentRootPath;
    }

    public IReadOnlyList<ModelStatus> Models => _shelf.Statuses;

    public string? DefaultModel => _shelf.Default;

    public Task<TranslationResult> TranslateAsync(
        TranslationRequest request, IProgress<TranslationProgress>? progress, CancellationToken cancellationToken)
    {
        var model = _shelf.Find(request.Model);
        return _pool.RunAsync(clock => model.Translate(request, clock), cancellationToken, progress);
    }

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var directory = ModelDirectory.Find(_models.Directory, _contentRoot);
        var target = ComputeTarget.Resolve(_options);
        ServingLog.Started(_logger, target.DeviceName, target.PrecisionReason, _options.Replicas, directory);
        if (!Directory.Exists(directory))
        {
            ServingLog.NoModels(_logger, directory);
            return Task.CompletedTask;
        }

        // Known before the first request is answered, so that "loading" is never mistaken for "unknown".
        var folders = ModelDirectory.Folders(directory);
        foreach (var folder in folders)
        {
            _shelf.Set(new ModelStatus { Id = Path.GetFileName(folder), State = ModelState.Loading });
        }

        _loading = Task.Run(() => LoadAllAsync(folders, target), CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _loading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (await _pool.DrainAsync(cancellationToken).ConfigureAwait(false))
        {
            _shelf.Dispose();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _pool.Dispose();
        _stopping.Dispose();
    }

    private async Task LoadAllAsync(IReadOnlyList<string> folders, ComputeTarget target)
    {
        foreach (var folder in folders)
        {
            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            await LoadAsync(folder, target).ConfigureAwait(false);
        }
    }

    /// <summary>One broken folder must not stop the others, whatever is wrong with it.</summary>
    private async Task LoadAsync(string path, ComputeTarget target)
    {
        var name = Path.GetFileName(path);
        var started = _time.GetTimestamp();
        try
        {
            var folder = ManifestReader.Read(path);
            if (folder.Manifest.Id != name)
            {
                throw new ModelFolderException($"{ManifestReader.FileName}: id is '{folder.Manifest.Id}'; it must be the folder's name, '{name}'.");
            }

            var model = ModelLoader.Load(folder, target);
            await ProveAsync(model, WarmUpMap.For(folder)).ConfigureAwait(false);
            _shelf.Serve(model);
            ServingLog.ModelReady(_logger, name, _time.GetElapsedTime(started).TotalMilliseconds, model.Description.Digest);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            // Only messages of ours are for clients; a native one holds a stack.
            var problem = exception is ModelFolderException ? exception.Message : "It failed while loading; the log says how.";
            _shelf.Set(new ModelStatus { Id = name, State = ModelState.Broken, Problem = problem });
            ServingLog.ModelBroken(_logger, path, problem, exception);
        }
    }

    /// <summary>A model is ready once a real forward went through on a replica.</summary>
    private async Task ProveAsync(ServedModel model, SemanticMap map)
    {
        try
        {
            await _pool.RunAsync(clock => model.WarmUp(map, clock), _stopping.Token).ConfigureAwait(false);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }
}
