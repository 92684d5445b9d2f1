using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Client;

/// <summary>
/// A server's API. Thread-safe; the <see cref="HttpClient"/> is the caller's, has the server as its base address, and should have a
/// timeout that is long enough for a translation. Errors of the server throw a <see cref="ProblemException"/>.
/// </summary>
/// <param name="http">The HTTP client that sends the requests.</param>
/// <param name="time">The clock for waiting between reconnections; null uses the system's.</param>
public sealed class CoCosNetClient(HttpClient http, TimeProvider? time = null)
{
    private const string Translations = "/v1/translations";
    private const string Jobs = "/v1/jobs";
    private const string Exemplars = "/v1/exemplars";
    private const string Models = "/v1/models";
    private const string Json = "application/json";
    private const string Events = "text/event-stream";

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly Exchange _exchange = new(http);
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>An API key or a token that is sent with every request; null sends none.</summary>
    public string? Key
    {
        init => _exchange.Key = value;
    }

    /// <summary>Whether files travel in JSON as base64 instead of in forms, for gateways that let nothing else pass. A third more bytes.</summary>
    public bool SendsJson { get; init; }

    /// <summary>Translates and waits for the result. Cancelling also stops the server's work, unless there is an idempotency key: then the same call returns the result later.</summary>
    /// <param name="input">What to translate.</param>
    /// <param name="idempotencyKey">A unique name for this translation, so that a repeated call does not run it twice.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<TranslationResponse> TranslateAsync(
        TranslationInput input, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        using var request = Translation(input, Json, idempotencyKey);
        return await _exchange.SendAsync(request, HttpJsonContext.Default.TranslationResponse, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Translates and reports progress; the last event has the result or the problem. The server keeps nothing.</summary>
    public async IAsyncEnumerable<TranslationEvent> StreamAsync(
        TranslationInput input, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var request = Translation(input, Events, idempotencyKey: null);
        using var response = await _exchange.SendAsync(request, cancellationToken).ConfigureAwait(false);
        await foreach (var update in EventReader.ReadAsync(response, cancellationToken).ConfigureAwait(false))
        {
            yield return update.Event;
        }
    }

    /// <summary>Submits a translation as a job, which runs in the background.</summary>
    public async Task<JobResponse> SubmitAsync(TranslationInput input, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        using var request = Translation(input, Json, idempotencyKey);
        request.Headers.Add(RequestHeaders.Prefer, RequestHeaders.RespondAsync);
        return await _exchange.SendAsync(request, HttpJsonContext.Default.JobResponse, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Translates one map with several exemplars, at most 16, and waits. Each has a result or a problem of its own; where none
    /// succeeds, the first problem is thrown.</summary>
    /// <param name="input">The map and what to choose; its own exemplar is left out.</param>
    /// <param name="exemplars">The exemplars, all by their pictures or all by their ids.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<TranslationListResponse> TranslateEachAsync(
        TranslationInput input, IReadOnlyList<ExemplarInput> exemplars, CancellationToken cancellationToken = default)
    {
        if (IsOne(exemplars))
        {
            var result = await TranslateAsync(With(input, exemplars[0]), idempotencyKey: null, cancellationToken).ConfigureAwait(false);
            return new TranslationListResponse { Results = [new TranslationItemResponse { Result = result }] };
        }

        using var request = Translation(InputFields.Of(input, exemplars), Json, idempotencyKey: null);
        return await _exchange.SendAsync(request, HttpJsonContext.Default.TranslationListResponse, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Hands in a job for each of several exemplars, as of <see cref="TranslateEachAsync"/>.</summary>
    public async Task<IReadOnlyList<JobResponse>> SubmitEachAsync(
        TranslationInput input, IReadOnlyList<ExemplarInput> exemplars, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        if (IsOne(exemplars))
        {
            return [await SubmitAsync(With(input, exemplars[0]), idempotencyKey, cancellationToken).ConfigureAwait(false)];
        }

        using var request = Translation(InputFields.Of(input, exemplars), Json, idempotencyKey);
        request.Headers.Add(RequestHeaders.Prefer, RequestHeaders.RespondAsync);
        return (await _exchange.SendAsync(request, HttpJsonContext.Default.JobListResponse, cancellationToken).ConfigureAwait(false)).Jobs;
    }

    /// <summary>Reloads a model's folder. The key needs the scope <c>admin</c>.</summary>
    public async Task<ModelResponse> ReloadModelAsync(string id, CancellationToken cancellationToken = default)
    {
        using var request = Exchange.Request(HttpMethod.Post, $"{Models}/{Uri.EscapeDataString(id)}/reload");
        return await _exchange.SendAsync(request, HttpJsonContext.Default.ModelResponse, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The state of a job.</summary>
    public Task<JobResponse> GetJobAsync(string id, CancellationToken cancellationToken = default) => GetAsync(Job(id), cancellationToken);

    /// <summary>Jobs, newest first; further pages are fetched as they are needed.</summary>
    public async IAsyncEnumerable<JobResponse> ListJobsAsync(
        JobState? state = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var filter = state is null ? "" : $"&state={char.ToLowerInvariant(state.Value.ToString()[0])}{state.Value.ToString()[1..]}";
        string? cursor = null;
        do
        {
            var address = $"{Jobs}?limit=100{filter}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}";
            using var request = Exchange.Request(HttpMethod.Get, address);
            var page = await _exchange.SendAsync(request, HttpJsonContext.Default.JobListResponse, cancellationToken).ConfigureAwait(false);
            foreach (var job in page.Jobs)
            {
                yield return job;
            }

            cursor = page.Next;
        }
        while (cursor is not null);
    }

    /// <summary>Follows a job to its end: each event arrives once and in order, despite lost connections and restarts of the server.</summary>
    /// <param name="id">The job's id.</param>
    /// <param name="after">Number of the last event that the caller has; 0 returns all events.</param>
    /// <param name="cancellationToken">Stops following; the job continues.</param>
    public async IAsyncEnumerable<JobUpdate> FollowAsync(
        string id, long after = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var pause = FirstPause;
        while (true)
        {
            using var response = await ConnectAsync(id, after, cancellationToken).ConfigureAwait(false);
            if (response?.StatusCode == HttpStatusCode.NoContent)
            {
                // The caller has received all events already.
                yield break;
            }

            if (response is not null)
            {
                await using var updates = EventReader.ReadAsync(response, cancellationToken).GetAsyncEnumerator(cancellationToken);
                while (await HasNextAsync(updates, cancellationToken).ConfigureAwait(false))
                {
                    pause = FirstPause;
                    after = updates.Current.Number;
                    yield return updates.Current;
                    if (updates.Current.Event.State.IsFinal())
                    {
                        yield break;
                    }
                }
            }

            await Task.Delay(pause, _time, cancellationToken).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>Follows a job to its end and returns its final state.</summary>
    public async Task<JobResponse> WaitAsync(string id, CancellationToken cancellationToken = default)
    {
        await foreach (var _ in FollowAsync(id, after: 0, cancellationToken).ConfigureAwait(false))
        {
            // Only the final state matters here.
        }

        return await GetJobAsync(id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Cancels a job unless it has ended. The answer says which was the case.</summary>
    public async Task<JobResponse> CancelAsync(string id, CancellationToken cancellationToken = default)
    {
        using var request = Exchange.Request(HttpMethod.Post, $"{Job(id)}/cancel");
        return await _exchange.SendAsync(request, HttpJsonContext.Default.JobResponse, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Cancels a job if it has not ended, and deletes its inputs and outputs.</summary>
    public Task DeleteJobAsync(string id, CancellationToken cancellationToken = default) => DeleteAsync(Job(id), cancellationToken);

    /// <summary>An output file of a job, by its name: <c>image</c>, <c>warp-64</c> and so on.</summary>
    public async Task<JobOutputFile> GetOutputAsync(string id, string name, CancellationToken cancellationToken = default)
    {
        using var request = Exchange.Request(HttpMethod.Get, $"{Job(id)}/outputs/{Uri.EscapeDataString(name)}");
        using var response = await _exchange.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var content = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return new JobOutputFile(response.Content.Headers.ContentType?.MediaType ?? "", content);
    }

    /// <summary>Uploads an exemplar for later translations; the same files are the same exemplar.</summary>
    public async Task<ExemplarResponse> KeepExemplarAsync(
        ReadOnlyMemory<byte> picture, SemanticMapFile? map = null, CancellationToken cancellationToken = default)
    {
        using var request = Exchange.Request(HttpMethod.Post, Exemplars, Json, InputBody.Of(InputFields.OfExemplar(picture, map), SendsJson));
        return await _exchange.SendAsync(request, HttpJsonContext.Default.ExemplarResponse, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A kept exemplar and when it expires.</summary>
    public async Task<ExemplarResponse> GetExemplarAsync(string id, CancellationToken cancellationToken = default)
    {
        using var request = Exchange.Request(HttpMethod.Get, Exemplar(id));
        return await _exchange.SendAsync(request, HttpJsonContext.Default.ExemplarResponse, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The map that a model reads of a kept exemplar by itself.</summary>
    /// <param name="id">The exemplar's id.</param>
    /// <param name="model">Id of the model that reads; null takes the server's default.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<PictureReadingResponse> ReadExemplarMapAsync(string id, string? model = null, CancellationToken cancellationToken = default)
    {
        var query = model is null ? "" : $"?model={Uri.EscapeDataString(model)}";
        using var request = Exchange.Request(HttpMethod.Get, $"{Exemplar(id)}/map{query}", Json);
        return await _exchange.SendAsync(request, HttpJsonContext.Default.PictureReadingResponse, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes a kept exemplar.</summary>
    public Task DeleteExemplarAsync(string id, CancellationToken cancellationToken = default) => DeleteAsync(Exemplar(id), cancellationToken);

    /// <summary>Every model, including loading and broken ones.</summary>
    public async Task<ModelListResponse> GetModelsAsync(CancellationToken cancellationToken = default)
    {
        using var request = Exchange.Request(HttpMethod.Get, Models);
        return await _exchange.SendAsync(request, HttpJsonContext.Default.ModelListResponse, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One model with its inputs and outputs.</summary>
    public async Task<ModelResponse> GetModelAsync(string id, CancellationToken cancellationToken = default)
    {
        using var request = Exchange.Request(HttpMethod.Get, $"{Models}/{Uri.EscapeDataString(id)}");
        return await _exchange.SendAsync(request, HttpJsonContext.Default.ModelResponse, cancellationToken).ConfigureAwait(false);
    }

    private static string Job(string id) => $"{Jobs}/{Uri.EscapeDataString(id)}";

    private static string Exemplar(string id) => $"{Exemplars}/{Uri.EscapeDataString(id)}";

    /// <summary>Whether there is one exemplar, which the server answers without a list.</summary>
    private static bool IsOne(IReadOnlyList<ExemplarInput> exemplars)
    {
        ArgumentNullException.ThrowIfNull(exemplars);
        ArgumentOutOfRangeException.ThrowIfZero(exemplars.Count, nameof(exemplars));
        return exemplars.Count == 1;
    }

    private static TranslationInput With(TranslationInput input, ExemplarInput exemplar) =>
        input with { Exemplar = exemplar.Picture, ExemplarId = exemplar.Id, ExemplarMap = exemplar.Map };

    /// <summary>Whether another event came; false if the connection is lost.</summary>
    private static async Task<bool> HasNextAsync(IAsyncEnumerator<JobUpdate> updates, CancellationToken cancellationToken)
    {
        try
        {
            return await updates.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (IsLost(exception, cancellationToken))
        {
            return false;
        }
    }

    private static bool IsLost(Exception exception, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested
        && (exception is HttpRequestException or IOException or OperationCanceledException or ProblemException { Problem.Retryable: true });

    private HttpRequestMessage Translation(TranslationInput input, string accept, string? idempotencyKey)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Translation(InputFields.Of(input), accept, idempotencyKey);
    }

    private HttpRequestMessage Translation(IEnumerable<InputField> fields, string accept, string? idempotencyKey)
    {
        var request = Exchange.Request(HttpMethod.Post, Translations, accept, InputBody.Of(fields, SendsJson));
        if (idempotencyKey is not null)
        {
            request.Headers.Add(RequestHeaders.IdempotencyKey, idempotencyKey);
        }

        return request;
    }

    /// <summary>The stream of events after a number, or null while the server cannot be reached.</summary>
    private async Task<HttpResponseMessage?> ConnectAsync(string id, long after, CancellationToken cancellationToken)
    {
        using var request = Exchange.Request(HttpMethod.Get, $"{Job(id)}/events", Events);
        if (after > 0)
        {
            request.Headers.Add(RequestHeaders.LastEventId, after.ToString(CultureInfo.InvariantCulture));
        }

        try
        {
            return await _exchange.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsLost(exception, cancellationToken))
        {
            return null;
        }
    }

    private async Task<JobResponse> GetAsync(string address, CancellationToken cancellationToken)
    {
        using var request = Exchange.Request(HttpMethod.Get, address);
        return await _exchange.SendAsync(request, HttpJsonContext.Default.JobResponse, cancellationToken).ConfigureAwait(false);
    }

    private async Task DeleteAsync(string address, CancellationToken cancellationToken)
    {
        using var request = Exchange.Request(HttpMethod.Delete, address);
        using var response = await _exchange.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
