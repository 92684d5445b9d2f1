using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Serving.Caching;
using CoCosNet.Inference.Serving.Repainting;
using Microsoft.Extensions.Logging;

namespace CoCosNet.Inference.Serving;

/// <summary>Loads the models in the background, serves them through the replica pool and drains it at shutdown.</summary>
internal sealed class InferenceService : IHostedTranslator
{
    private readonly string _directory;
    private readonly ComputeTarget _target;
    private readonly IReadOnlyDictionary<string, string> _unloadable;
    private readonly ModelRegistry _registry;
    private readonly EncodingCache _encodings;
    private readonly ResultCache _results;
    private readonly ReplicaPool _pool;
    private readonly TimeProvider _time;
    private readonly ILogger<InferenceService> _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _reloading = new(1);
    private Task _loading = Task.CompletedTask;

    /// <param name="options">Device, precision, replicas and queue.</param>
    /// <param name="directory">Full path of the folder of model folders.</param>
    /// <param name="defaultModel">As <see cref="ModelsOptions.Default"/>.</param>
    /// <param name="time">Clock for timings.</param>
    /// <param name="loggers">Loggers for messages to the operator.</param>
    /// <param name="unloadable">Models that are not loaded, with the reasons.</param>
    /// <exception cref="InvalidOperationException">A requested device is not available.</exception>
    public InferenceService(
        InferenceOptions options, string directory, string? defaultModel, TimeProvider time, ILoggerFactory loggers,
        IReadOnlyDictionary<string, string>? unloadable = null)
    {
        _directory = directory;
        _target = ComputeTarget.Resolve(options);
        _unloadable = unloadable ?? new Dictionary<string, string>();
        _registry = new ModelRegistry(defaultModel);
        _encodings = new EncodingCache(options.ExemplarCacheBytes);
        _results = new ResultCache(options.ResultCacheBytes, options.ResultCacheTime);
        _time = time;
        _logger = loggers.CreateLogger<InferenceService>();
        Replicas = _target.ReplicaCount(options);
        _pool = new ReplicaPool(Replicas, ComputeTarget.TensorThreads(Replicas), options.QueueCapacity, time, loggers.CreateLogger<ReplicaPool>());
    }

    /// <summary>Raised on a thread-pool thread when the state of a model changes.</summary>
    public event Action? Changed
    {
        add => _registry.Changed += value;
        remove => _registry.Changed -= value;
    }

    /// <summary>Number of requests that are translated at the same time.</summary>
    public int Replicas { get; }

    /// <summary><c>float32</c> or <c>bfloat16</c>.</summary>
    public string Precision => _target.PrecisionName;

    /// <summary>Always true: the translator runs in this process.</summary>
    public bool IsAlive => true;

    public IReadOnlyList<ModelStatus> Models => _registry.Statuses;

    public string? DefaultModel => _registry.Default;

    public async Task<TranslationResult> TranslateAsync(
        TranslationRequest request, IProgress<TranslationProgress>? progress, CancellationToken cancellationToken)
    {
        using var model = _registry.Use(request.Model);
        return await _pool.RunAsync(clock => model.Translate(request, clock), cancellationToken, progress).ConfigureAwait(false);
    }

    public string Directory => _directory;

    public async Task<ModelStatus> ReloadAsync(string id, string? folder, CancellationToken cancellationToken)
    {
        folder ??= Path.Combine(_directory, id);
        if (id.Length == 0 || id.StartsWith('.') || Path.GetFileName(folder) != id || !System.IO.Directory.Exists(folder))
        {
            throw new TranslationException(TranslationError.UnknownModel, "id", $"There is no folder '{id}' among the models.");
        }

        // Reloads run one at a time on a background thread, because reading weights takes seconds.
        await _reloading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _loading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return await Task.Run(() => ReplaceAsync(folder), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _reloading.Release();
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        ServingLog.Started(_logger, _target.DeviceName, _target.PrecisionReason, Replicas, _directory);
        if (!System.IO.Directory.Exists(_directory))
        {
            ServingLog.NoModels(_logger, _directory);
            return Task.CompletedTask;
        }

        // All models are registered before the first request is answered, so that "loading" is never mistaken for "unknown".
        var folders = ModelDirectory.Folders(_directory);
        foreach (var folder in folders)
        {
            _registry.Set(new ModelStatus { Id = Path.GetFileName(folder), State = ModelState.Loading });
        }

        _loading = Task.Run(() => LoadAllAsync(folders), CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _loading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (await _pool.DrainAsync(cancellationToken).ConfigureAwait(false))
        {
            _registry.Dispose();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _pool.Dispose();
        _encodings.Dispose();
        _results.Dispose();
        _stopping.Dispose();
        _reloading.Dispose();
    }

    private async Task LoadAllAsync(IReadOnlyList<string> folders)
    {
        foreach (var folder in folders)
        {
            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            await LoadAsync(folder).ConfigureAwait(false);
        }
    }

    /// <summary>Compiles the kernels for a ready model's own size, so that the first request does not wait for them.</summary>
    private async Task WarmUpAsync(ServedModel model, ModelFolder folder)
    {
        if (!model.TryUse())
        {
            return;
        }

        try
        {
            var map = WarmUpMap.For(folder, model.Description.Size);
            await _pool.RunAsync(clock => model.WarmUp(map, clock), _stopping.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TranslationException or OperationCanceledException)
        {
            // Out of memory, or the server is stopping; requests report these conditions themselves.
        }
        finally
        {
            model.Dispose();
        }
    }

    /// <summary>Loads one folder. Whatever its problem, a broken folder must not prevent the others from loading.</summary>
    private async Task LoadAsync(string path)
    {
        var name = Path.GetFileName(path);
        var started = _time.GetTimestamp();
        try
        {
            if (_unloadable.TryGetValue(name, out var known))
            {
                throw new ModelFolderException(known);
            }

            var (model, folder) = await MakeAsync(path).ConfigureAwait(false);
            _registry.Serve(model);
            _ = folder.Architecture is null || model.Description.Size == TranslationOptions.MinimumSide ? Task.CompletedTask : WarmUpAsync(model, folder);
            LogReady(model, started);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            // Only the project's own messages are for clients; a native message contains a stack trace.
            var problem = exception is ModelFolderException ? exception.Message : "It failed while loading; the log says how.";
            _registry.Set(new ModelStatus { Id = name, State = ModelState.Broken, Problem = problem });
            ServingLog.ModelBroken(_logger, path, problem, exception);
        }
    }

    /// <summary>Loads a model and has it make a picture.</summary>
    /// <exception cref="ModelFolderException">The folder cannot be used.</exception>
    private async Task<(ServedModel Model, ModelFolder Folder)> MakeAsync(string path)
    {
        var name = Path.GetFileName(path);
        var folder = ManifestReader.Read(path);
        if (folder.Manifest.Id != name)
        {
            throw new ModelFolderException($"{ManifestReader.FileName}: id is '{folder.Manifest.Id}'; it must be the folder's name, '{name}'.");
        }

        var model = ModelLoader.Load(folder, _target, _encodings, _results);
        await ProveAsync(model, WarmUpMap.For(folder)).ConfigureAwait(false);
        return (model, folder);
    }

    /// <summary>Replaces a model by what its folder holds now; if the folder is broken, the current model remains.</summary>
    private async Task<ModelStatus> ReplaceAsync(string path)
    {
        var name = Path.GetFileName(path);
        var started = _time.GetTimestamp();
        try
        {
            var (model, _) = await MakeAsync(path).ConfigureAwait(false);
            _registry.Serve(model);
            LogReady(model, started);
            return _registry.Statuses.First(status => status.Id == name);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new TranslationException(TranslationError.Draining, null, "The server is shutting down; the model was not reloaded.");
        }
        catch (Exception exception) when (exception is not (TranslationException or OperationCanceledException))
        {
            var problem = exception is ModelFolderException ? exception.Message : "It failed while loading; the log says how.";
            ServingLog.ReloadRefused(_logger, path, problem, exception);
            throw new TranslationException(TranslationError.ModelBroken, "id", $"The folder '{name}' cannot be used, and nothing has changed: {problem}", exception);
        }
    }

    private void LogReady(ServedModel model, long started)
    {
        var description = model.Description;
        ServingLog.ModelReady(_logger, description.Id, _time.GetElapsedTime(started).TotalMilliseconds, description.Digest);
        foreach (var note in description.Notes)
        {
            ServingLog.ModelMended(_logger, description.Id, note);
        }
    }

    /// <summary>Proves that a model is ready by running a real forward pass on a replica.</summary>
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
