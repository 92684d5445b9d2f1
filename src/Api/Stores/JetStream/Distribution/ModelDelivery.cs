using CoCosNet.Contracts.Translations;
using Microsoft.Extensions.Options;
using NATS.Client.ObjectStore;

namespace CoCosNet.Api.Stores.JetStream.Distribution;

/// <summary>
/// Brings a published model into use: downloads it beside the models, checks it, has it loaded beside the served one, and only then moves it
/// among the models. If any step fails, the models and what is served remain as they were.
/// </summary>
internal sealed class ModelDelivery(JetStreamServer server, IModelReloader reloader, IOptions<NatsOptions> options, TimeProvider time)
{
    private const string LockFile = "lock";
    private const string Former = "former";

    /// <summary>A download may stop if the object is replaced meanwhile.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(200);

    /// <summary>A hidden folder on the same disk as the models, so that a move is a rename.</summary>
    private string Incoming => Path.Combine(reloader.Directory, ".incoming");

    /// <summary>Deletes what earlier processes left behind, and puts a model back that was being replaced.</summary>
    /// <returns>Ids of the models that were put back.</returns>
    public async Task<IReadOnlyList<string>> RecoverAsync(CancellationToken cancellationToken)
    {
        await using var exclusive = await LockAsync(cancellationToken);
        var restored = new List<string>();
        foreach (var work in Directory.EnumerateDirectories(Incoming))
        {
            var formers = Path.Combine(work, Former);
            foreach (var former in Directory.Exists(formers) ? Directory.GetDirectories(formers) : [])
            {
                var place = Path.Combine(reloader.Directory, Path.GetFileName(former));
                if (!Directory.Exists(place))
                {
                    Directory.Move(former, place);
                    restored.Add(Path.GetFileName(former));
                }
            }

            Directory.Delete(work, recursive: true);
        }

        return restored;
    }

    /// <summary>Has the process serve a published model.</summary>
    /// <exception cref="InvalidDataException">The package is damaged, too large, or another model than it claims to be.</exception>
    /// <exception cref="Contracts.Errors.TranslationException">The model cannot be loaded.</exception>
    /// <exception cref="NatsObjException">The object's bytes are not those that were stored.</exception>
    public async Task DeliverAsync(PublishedModel model, CancellationToken cancellationToken)
    {
        if (!ModelFiles.IsPlain(model.Id) || model.Digest.Length == 0)
        {
            throw new InvalidDataException("The object is not a model that 'models publish' has stored.");
        }

        if (model.Bytes > options.Value.MaximumModelBytes)
        {
            throw new InvalidDataException(
                $"The package has {model.Bytes} bytes; at most {options.Value.MaximumModelBytes} are taken (Nats__MaximumModelBytes).");
        }

        await using var exclusive = await LockAsync(cancellationToken);
        if (IsInPlace(model))
        {
            // Another process that shares the folder has brought it.
            await reloader.ReloadAsync(model.Id, cancellationToken);
            return;
        }

        var work = Directory.CreateDirectory(Path.Combine(Incoming, Guid.NewGuid().ToString("n"))).FullName;
        try
        {
            var folder = Directory.CreateDirectory(Path.Combine(work, model.Id)).FullName;
            await DownloadAsync(model, folder, cancellationToken);
            await reloader.ReloadAsync(model.Id, folder, CancellationToken.None);
            Place(model.Id, folder, Directory.CreateDirectory(Path.Combine(work, Former)).FullName);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private bool IsInPlace(PublishedModel model)
    {
        try
        {
            return ModelFiles.Read(Path.Combine(reloader.Directory, model.Id)).Digest == model.Digest;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private async Task DownloadAsync(PublishedModel model, string folder, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var objects = await server.ModelsAsync(either.Token);
        await using var package = new FileStream(
            Path.Combine(folder, "..", "package.tar"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16, FileOptions.DeleteOnClose);
        await objects.GetAsync(model.Id, package, leaveOpen: true, either.Token);
        package.Position = 0;
        ModelPackage.Extract(package, folder);
        var files = ModelFiles.Read(folder);
        if (files.Digest != model.Digest)
        {
            throw new InvalidDataException($"The package contains {files.Digest}, but was published as {model.Digest}.");
        }
    }

    /// <summary>Moves a folder among the models, and the one that it replaces out of them.</summary>
    private void Place(string id, string folder, string former)
    {
        var place = Path.Combine(reloader.Directory, id);
        if (Directory.Exists(place))
        {
            Directory.Move(place, Path.Combine(former, id));
        }

        Directory.Move(folder, place);
    }

    /// <summary>Waits until no other process on this machine changes the folder of models.</summary>
    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Incoming);
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(Incoming, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException))
            {
                await Task.Delay(LockPause, time, cancellationToken);
            }
        }
    }
}
