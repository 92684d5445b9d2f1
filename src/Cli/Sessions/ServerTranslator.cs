using CoCosNet.Cli.Outcomes;
using CoCosNet.Client;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Cli.Sessions;

/// <summary>Translates on a server.</summary>
internal sealed class ServerTranslator : ITranslator, IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly CoCosNetClient _client;

    private ServerTranslator(HttpClient http, CoCosNetClient client, ModelListResponse models)
    {
        _http = http;
        _client = client;
        Models = [.. models.Models.Select(ToStatus)];
        DefaultModel = models.Default;
    }

    public IReadOnlyList<ModelStatus> Models { get; }

    public string? DefaultModel { get; }

    public bool IsAlive => true;

    /// <summary>Requests the server's models, which checks early that it is reachable and accepts the key.</summary>
    /// <exception cref="ProblemException">The server refuses the request.</exception>
    /// <exception cref="HttpRequestException">The server cannot be reached.</exception>
    public static async Task<ServerTranslator> ConnectAsync(Uri server, string? key, CancellationToken cancellationToken)
    {
        // The server's deadline limits a translation, not the client's.
        var http = new HttpClient { BaseAddress = server, Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            var client = new CoCosNetClient(http) { Key = key };
            return new ServerTranslator(http, client, await client.GetModelsAsync(cancellationToken));
        }
        catch
        {
            http.Dispose();
            throw;
        }
    }

    public async Task<TranslationResult> TranslateAsync(
        TranslationRequest request, IProgress<TranslationProgress>? progress, CancellationToken cancellationToken)
    {
        var input = new TranslationInput
        {
            Model = request.Model,
            Map = request.Map ?? throw new ArgumentException("The request has no map.", nameof(request)),
            Exemplar = request.Exemplar,
            ExemplarMap = request.ExemplarMap,
            Options = request.Options,
        };
        if (request.ExemplarClasses.Count > 0)
        {
            input = input with
            {
                ClassExemplars = [.. request.OtherExemplars
                    .Prepend(new ClassExemplar(request.Exemplar, request.ExemplarMap, request.ExemplarClasses))
                    .Select(exemplar => new ExemplarInput { Picture = exemplar.Picture, Map = exemplar.Map, Classes = exemplar.Classes })],
            };
        }

        await foreach (var told in _client.StreamAsync(input, cancellationToken))
        {
            if (told.Problem is { } problem)
            {
                var (code, message) = Failures.Describe(problem);
                throw new CliException(code, message);
            }

            if (told.Result is { } result)
            {
                return ServerResults.Read(result);
            }

            progress?.Report(new TranslationProgress(told.Stage ?? TranslationStage.Queue, told.Fraction));
        }

        throw new HttpRequestException("The server ended the stream of events before the result.");
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private static ModelStatus ToStatus(ModelResponse model) => new()
    {
        Id = model.Id,
        State = model.State,
        Problem = model.Problem,
        Description = model.Semantics is null
            ? null
            : new ModelDescription
            {
                Id = model.Id,
                Name = model.Name ?? model.Id,
                Semantics = model.Semantics.Value,
                Classes = model.Classes ?? [],
                Channels = model.Channels ?? 0,
                ExemplarMap = model.ExemplarMap ?? ExemplarMapUse.Optional,
                Size = model.Size ?? 0,
                Matching = model.Matching ?? "",
                Precision = model.Precision ?? "",
                Device = model.Device ?? "",
                Digest = model.Digest ?? "",
                License = model.License,
                OpenLabels = model.OpenLabels ?? false,
                Seeds = model.Seeds ?? false,
                ReadsPictures = model.ReadsPictures ?? false,
            },
    };
}
