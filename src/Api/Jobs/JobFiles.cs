using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CoCosNet.Api.Answers;
using CoCosNet.Api.Forms;
using CoCosNet.Api.Storage;
using CoCosNet.Contracts.Content;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Jobs;

/// <summary>The files of jobs: inputs until the job ends, outputs until it expires.</summary>
internal sealed class JobFiles(IBlobStore blobs)
{
    private const string Root = "jobs";

    /// <returns>The request without its files, and the files' size in bytes.</returns>
    public async Task<(JobRequest Request, long Bytes)> PutInputsAsync(string id, TranslationRequest request, CancellationToken cancellationToken)
    {
        var files = Inputs(request).ToArray();
        await Task.WhenAll(files.Select(file => blobs.PutAsync(Input(id, file.Field), file.Content, cancellationToken)));
        return (Describe(request, files.Select(file => file.Field)), files.Sum(file => (long)file.Content.Length));
    }

    private static JobRequest Describe(TranslationRequest request, IEnumerable<string> files) =>
        new(request.Model, [.. files], request.Options)
        {
            ExemplarDigest = DigestExemplars(request),
            TraceParent = JobTrace.Current,
            ExemplarClasses = request.ExemplarClasses.Count == 0 ? [] : [request.ExemplarClasses, .. request.OtherExemplars.Select(other => other.Classes)],
        };

    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    public async Task<TranslationRequest> ReadInputsAsync(Job job, CancellationToken cancellationToken)
    {
        var read = await Task.WhenAll(job.Request.Files.Select(field => blobs.ReadAsync(Input(job.Id, field), cancellationToken)));
        var contents = job.Request.Files.Zip(read).ToDictionary(StringComparer.Ordinal);
        var classes = job.Request.ExemplarClasses;
        return new TranslationRequest
        {
            Model = job.Request.Model,
            Map = contents.TryGetValue(FormFields.Layout, out var layout)
                ? new SemanticMapFile(layout) { IsPicture = true }
                : Map(FormFields.Map, FormFields.MapSubset),
            Exemplar = contents[FormFields.Exemplar],
            ExemplarMap = Map(FormFields.ExemplarMap, FormFields.ExemplarMapSubset),
            ExemplarClasses = classes.Count == 0 ? [] : classes[0],
            OtherExemplars = [.. classes.Skip(1).Select((named, index) => new ClassExemplar(
                contents[Other(FormFields.Exemplar, index)], Map(Other(FormFields.ExemplarMap, index), Other(FormFields.ExemplarMapSubset, index)), named))],
            Options = job.Request.Options,
        };

        SemanticMapFile? Map(string name, string subset) => contents.TryGetValue(name, out var content)
            ? new SemanticMapFile(content, contents.TryGetValue(subset, out var more) ? (ReadOnlyMemory<byte>?)more : null)
            : null;
    }

    public Task DeleteInputsAsync(string id) => blobs.DeleteAllAsync($"{Root}/{id}/inputs", CancellationToken.None);

    public async Task<JobOutput> PutOutputAsync(string id, ResultFile file, CancellationToken cancellationToken)
    {
        await blobs.PutAsync(Output(id, file.Name), file.Content, cancellationToken);
        var digest = Convert.ToHexStringLower(SHA256.HashData(file.Content.Span));
        return new JobOutput(file.Name, file.MediaType, file.Width, file.Height, file.Content.Length, digest);
    }

    public Task<Stream?> OpenOutputAsync(string id, string name, CancellationToken cancellationToken) =>
        blobs.OpenAsync(Output(id, name), cancellationToken);

    public Task DeleteAllAsync(string id) => blobs.DeleteAllAsync($"{Root}/{id}", CancellationToken.None);

    /// <summary>Returns the ids of jobs that have files.</summary>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => blobs.ListAsync(Root, cancellationToken);

    private static string DigestExemplars(TranslationRequest request)
    {
        using var digest = new ContentDigest();
        digest.Add("exemplar", request.Exemplar.Span).Add("map", (request.ExemplarMap?.Content ?? default).Span);
        foreach (var other in request.OtherExemplars)
        {
            digest.Add("exemplar", other.Picture.Span).Add("map", (other.Map?.Content ?? default).Span);
        }

        return digest.Finish();
    }

    private static IEnumerable<(string Field, ReadOnlyMemory<byte> Content)> Inputs(TranslationRequest request)
    {
        yield return (FormFields.Exemplar, request.Exemplar);
        foreach (var (index, other) in request.OtherExemplars.Index())
        {
            yield return (Other(FormFields.Exemplar, index), other.Picture);
        }

        (string File, string Subset, SemanticMapFile? Map)[] maps =
        [
            (request.Map is { IsPicture: true } ? FormFields.Layout : FormFields.Map, FormFields.MapSubset, request.Map),
            (FormFields.ExemplarMap, FormFields.ExemplarMapSubset, request.ExemplarMap),
            .. request.OtherExemplars.Select((other, index) => (Other(FormFields.ExemplarMap, index), Other(FormFields.ExemplarMapSubset, index), other.Map)),
        ];
        foreach (var (file, more, map) in maps)
        {
            if (map is not null)
            {
                yield return (file, map.Content);
            }

            if (map?.Subset is { } subset)
            {
                yield return (more, subset);
            }
        }
    }

    /// <summary>Name of a file of one of the other exemplars that share the picture.</summary>
    private static string Other(string field, int index) => string.Create(CultureInfo.InvariantCulture, $"{field}-{index + 1}");

    // Blob names are lower-case, so that they are distinct on every file system.
    private static string Input(string id, string field) => $"{Root}/{id}/inputs/{JsonNamingPolicy.KebabCaseLower.ConvertName(field)}";

    private static string Output(string id, string name) => $"{Root}/{id}/outputs/{name}";
}
