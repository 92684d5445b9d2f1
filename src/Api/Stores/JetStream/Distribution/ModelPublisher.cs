using NATS.Client.JetStream;

namespace CoCosNet.Api.Stores.JetStream.Distribution;

/// <summary>Stores models for the workers, and tells which of them serve what is stored.</summary>
internal sealed class ModelPublisher(JetStreamServer server)
{
    /// <summary>Stores a model folder. The object appears, or replaces the previous one, once all of it is stored.</summary>
    /// <exception cref="InvalidDataException">The folder is not one of a model, or the object store has no room for it.</exception>
    public async Task<PublishedModel> PublishAsync(string folder, CancellationToken cancellationToken)
    {
        var files = ModelFiles.Read(folder);
        await using var package = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16, FileOptions.DeleteOnClose);
        ModelPackage.Write(files, package);
        server.RequireModelBytes(files.Id, package.Length);
        package.Position = 0;
        var objects = await server.CreateModelsAsync(cancellationToken);
        return PublishedModel.Of(await objects.PutAsync(PublishedModel.Describe(files), package, leaveOpen: true, cancellationToken));
    }

    /// <returns>The published models, by id.</returns>
    public async Task<IReadOnlyList<PublishedModel>> ListAsync(CancellationToken cancellationToken)
    {
        var models = new List<PublishedModel>();
        try
        {
            var objects = await server.ModelsAsync(cancellationToken);
            await foreach (var metadata in objects.ListAsync(cancellationToken: cancellationToken))
            {
                models.Add(PublishedModel.Of(metadata));
            }
        }
        catch (NatsJSApiException exception) when (exception.Error.Code == StatusCodes.Status404NotFound)
        {
            // Nothing is published yet.
        }

        return [.. models.OrderBy(model => model.Id, StringComparer.Ordinal)];
    }

    /// <returns>The announcements of the workers that are present.</returns>
    public Task<IReadOnlyList<WorkerAnnouncement>> ListWorkersAsync(CancellationToken cancellationToken) =>
        WorkerDirectory.ReadAsync(server, cancellationToken);
}
