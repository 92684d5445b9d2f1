using CoCosNet.Api.Forms;
using CoCosNet.Api.Problems;
using CoCosNet.Api.Storage;
using CoCosNet.Contracts.Content;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Exemplars;

/// <summary>
/// Stores exemplars. The same files have the same id, each use extends the expiry, and the least recently used are removed when space
/// runs out.
/// </summary>
internal sealed class ExemplarStore(
    IExemplarState state, IBlobStore blobs, IOptions<ExemplarOptions> options, IOptions<StorageOptions> storage, TimeProvider time) : ICleanup
{
    public const string NoPicture = "The file 'exemplar' is not a PNG, JPEG, WebP or GIF by its first bytes; send one of these.";

    private const string Picture = "picture";
    private const string Map = "map";
    private const string Subset = "map-subset";

    /// <returns>The exemplar, and whether it is new.</returns>
    /// <exception cref="TranslationException">The file is not a picture.</exception>
    public async Task<(Exemplar Exemplar, bool IsNew)> PutAsync(string owner, ExemplarFiles files, CancellationToken cancellationToken)
    {
        var mediaType = PictureSignature.FormatOf(files.Picture.Span)?.MediaType() ?? throw new TranslationException(
            TranslationError.UnsupportedFormat, FormFields.Exemplar, NoPicture);
        var parts = Parts(files).ToList();

        // Whole milliseconds, as stored, so that the first response equals later ones.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        var exemplar = new Exemplar
        {
            Id = Digest(parts),
            Owner = owner,
            MediaType = mediaType,
            Bytes = parts.Sum(part => (long)part.Content.Length),
            HasMap = files.Map is not null,
            HasSubset = files.Map?.Subset is not null,
            Created = now,
            Expires = now + options.Value.Retention,
        };

        if (await state.FindAsync(exemplar.Key, cancellationToken) is { Gone: false } known)
        {
            await state.TouchAsync(known.Key, exemplar.Expires, cancellationToken);
            return (known with { Expires = exemplar.Expires }, false);
        }

        await MakeRoomAsync(exemplar.Bytes, cancellationToken);
        foreach (var (name, content) in parts)
        {
            await blobs.PutAsync(Blob(exemplar.Key, name), content, cancellationToken);
        }

        return (exemplar, await state.AddAsync(exemplar, cancellationToken));
    }

    /// <exception cref="RequestException">The id is unknown, or the exemplar is gone.</exception>
    public async Task<Exemplar> GetAsync(string owner, string id, CancellationToken cancellationToken) =>
        await FindAsync(owner, id, cancellationToken) switch
        {
            null => throw Unknown(id),
            { Gone: true } => throw Gone(id),
            var exemplar when exemplar.Expires <= time.GetUtcNow() => throw Gone(id),
            var exemplar => exemplar,
        };

    /// <summary>Returns the files of an exemplar and extends its expiry.</summary>
    /// <exception cref="RequestException">The id is unknown, or the exemplar is gone.</exception>
    public async Task<ExemplarFiles> LoadAsync(string owner, string id, CancellationToken cancellationToken)
    {
        var exemplar = await GetAsync(owner, id, cancellationToken);
        await state.TouchAsync(exemplar.Key, time.GetUtcNow() + options.Value.Retention, cancellationToken);
        try
        {
            var picture = await blobs.ReadAsync(Blob(exemplar.Key, Picture), cancellationToken);
            ReadOnlyMemory<byte>? subset = exemplar.HasSubset ? await blobs.ReadAsync(Blob(exemplar.Key, Subset), cancellationToken) : null;
            return new ExemplarFiles(
                picture, exemplar.HasMap ? new SemanticMapFile(await blobs.ReadAsync(Blob(exemplar.Key, Map), cancellationToken), subset) : null);
        }
        catch (FileNotFoundException)
        {
            // Deleted between the two reads.
            throw Gone(id);
        }
    }

    /// <summary>Deletes an exemplar; deleting it again has no effect.</summary>
    /// <exception cref="RequestException">The id is unknown.</exception>
    public async Task DeleteAsync(string owner, string id, CancellationToken cancellationToken)
    {
        var exemplar = await FindAsync(owner, id, cancellationToken) ?? throw Unknown(id);
        await RemoveAsync(exemplar.Key, cancellationToken);
    }

    public async Task CleanUpAsync(CancellationToken cancellationToken)
    {
        foreach (var key in await state.OverdueAsync(time.GetUtcNow(), cancellationToken))
        {
            await RemoveAsync(key, cancellationToken);
        }
    }

    private static RequestException Unknown(string id) => new(
        HttpProblems.ExemplarNotFound,
        FormFields.ExemplarId,
        $"No exemplar has the id '{id}'; send its files to /v1/exemplars, which answers with the id.");

    private static RequestException Gone(string id) => new(
        HttpProblems.ExemplarGone,
        FormFields.ExemplarId,
        $"The exemplar '{id}' was deleted or has expired; send its files to /v1/exemplars again, the id stays the same.");

    private static IEnumerable<(string Name, ReadOnlyMemory<byte> Content)> Parts(ExemplarFiles files)
    {
        yield return (Picture, files.Picture);
        if (files.Map is { } map)
        {
            yield return (Map, map.Content);
            if (map.Subset is { } subset)
            {
                yield return (Subset, subset);
            }
        }
    }

    private static string Digest(IEnumerable<(string Name, ReadOnlyMemory<byte> Content)> parts)
    {
        using var digest = new ContentDigest();
        foreach (var (name, content) in parts)
        {
            digest.Add(name, content.Span);
        }

        return digest.Finish();
    }

    private static string Blob(string key, string name) => $"{Folder(key)}/{name}";

    private static string Folder(string key) => Exemplar.OwnerOf(key) is { Length: > 0 } owner
        ? $"owners/{owner}/exemplars/{Exemplar.IdOf(key)}"
        : $"exemplars/{key}";

    /// <summary>Returns the owner's exemplar with an id. Other owners' exemplars are not found.</summary>
    private async Task<Exemplar?> FindAsync(string owner, string id, CancellationToken cancellationToken) =>
        id.Contains('/', StringComparison.Ordinal) ? null : await state.FindAsync(Exemplar.KeyOf(owner, id), cancellationToken);

    private async Task MakeRoomAsync(long bytes, CancellationToken cancellationToken)
    {
        while (await state.MeasureAsync(cancellationToken) is (var used, { } first) && used + bytes > storage.Value.MaximumBytes)
        {
            await RemoveAsync(first, cancellationToken);
        }
    }

    private async Task RemoveAsync(string key, CancellationToken cancellationToken)
    {
        await state.RemoveAsync(key, cancellationToken);
        await blobs.DeleteAllAsync(Folder(key), CancellationToken.None);
    }
}
