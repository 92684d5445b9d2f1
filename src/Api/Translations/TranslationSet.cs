using System.Globalization;
using CoCosNet.Api.Access.Quotas;
using CoCosNet.Api.Answers;
using CoCosNet.Api.Forms;
using CoCosNet.Api.Http;
using CoCosNet.Api.Jobs;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Translations;

/// <summary>Translates one map with several exemplars. Each exemplar has its own result or problem, or its own job.</summary>
internal sealed class TranslationSet(
    ITranslator translator, TranslationRequests requests, JobIntake intake, JobResponses jobs, QuotaLimiter quotas, Deadline deadline,
    ILogger<TranslationSet> logger)
{
    private const int MaximumAttempts = 3;

    private static readonly TimeSpan ReplacementTime = TimeSpan.FromSeconds(10);

    /// <summary>Translates one exemplar after the other, so that one caller does not fill the queue. If all fail, the response is the first
    /// problem.</summary>
    /// <exception cref="TranslationException">All exemplars fail, or the deadline has passed.</exception>
    public async Task<IResult> TranslateAsync(HttpContext context, Form form, int count, string owner, Representation representation)
    {
        representation = representation.OfSeveral();
        quotas.Count(context, count, form.ExemplarField);
        var items = await deadline.RunAsync(token => RunAsync(context, form, count, owner, representation, token), context.RequestAborted);
        var results = items.Select(item => item.Result).OfType<TranslationResult>().ToList();
        RequestSummary.Of(context).Include(results[^1]);

        // All results have the same map, so the headers are the same except for the timings.
        var first = results[0].ToResponse(_ => string.Empty);
        TranslationResponses.WriteHeaders(
            context.Response.Headers,
            first with { ExemplarMap = null, Timings = results.Select(result => result.Timings).Aggregate(Add).ToResponse() });
        return representation.Kind == AnswerKind.Json
            ? TypedResults.Ok(new TranslationListResponse
            {
                Results = [.. items.Select(item => new TranslationItemResponse { Result = item.Result?.ToResponse(), Problem = item.Problem })],
            })
            : new PartsResult([.. items.SelectMany(ToParts), .. LayoutMap(results[0])]);
    }

    /// <summary>Counts a request for several pictures with one exemplar against the quota.</summary>
    /// <exception cref="RequestException">It has several exemplars, or the rate allows fewer.</exception>
    public void CountVariations(HttpContext context, int variations, int exemplars) => quotas.Count(
        context,
        exemplars == 1 ? variations : throw new RequestException(
            HttpProblems.ConflictingFields,
            FormFields.Variations,
            $"The request asks for {variations} variations with {exemplars} exemplars; send one exemplar, or '{FormFields.ExemplarClasses}' for all in one picture."),
        FormFields.Variations);

    /// <summary>Accepts a job for each exemplar, or no job at all.</summary>
    public async Task<IResult> SubmitAsync(HttpContext context, Form form, int count, IdempotencyKey? key, string owner, Representation representation)
    {
        quotas.Count(context, count, form.ExemplarField);
        var accepted = new List<Job>();
        try
        {
            for (var exemplar = 0; exemplar < count; exemplar++)
            {
                var item = key is null ? null : key with { Item = exemplar };
                accepted.Add((item is null ? null : await intake.FindAsync(item, context.RequestAborted)) ?? await intake.AcceptAsync(
                    await requests.ReadAsync(form, exemplar, owner, representation, context.RequestAborted),
                    owner,
                    item,
                    JobPriority.Batch,
                    form.Callback,
                    context.RequestAborted));
            }
        }
        catch when (key is null)
        {
            // Jobs with a key remain, because a repeated request returns them.
            foreach (var job in accepted)
            {
                await intake.WithdrawAsync(job);
            }

            throw;
        }

        var responses = new List<JobResponse>();
        foreach (var job in accepted)
        {
            responses.Add(await jobs.ToResponseAsync(job, context.RequestAborted));
        }

        context.Response.Headers[ResponseHeaders.PreferenceApplied] = RequestHeaders.RespondAsync;
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Accepted((string?)null, new JobListResponse { Jobs = responses });
    }

    /// <summary>Returns the pictures or the problem of an exemplar, named by the exemplar's number from 0, or by that of the variation.</summary>
    private static IEnumerable<Part> ToParts(Item item, int exemplar)
    {
        if (item.Result is not { } result)
        {
            return [Part.Of(Name(exemplar), item.Problem!)];
        }

        return result.Variations.Count == 0
            ? [Part.Of(Name(exemplar), result.Image)]
            : result.Variations.Select((variation, number) => Part.Of(Name(number), variation.Picture));

        static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private static IEnumerable<Part> LayoutMap(TranslationResult result) =>
        result.LayoutReading is { } reading ? [Part.Of(OutputNames.LayoutMap, reading.Map)] : [];

    private static StageTimings Add(StageTimings one, StageTimings other) => new(
        one.Queue + other.Queue,
        one.Decode + other.Decode,
        one.Features + other.Features,
        one.Match + other.Match,
        one.Generate + other.Generate,
        one.Encode + other.Encode);

    private static bool IsOfOneExemplar(string? field) => field is null || FormFields.OfExemplars.Contains(field);

    /// <summary>Runs the set again if the model is replaced between two of its pictures, so that one version makes all of them.</summary>
    private async Task<IReadOnlyList<Item>> RunAsync(
        HttpContext context, Form form, int count, string owner, Representation representation, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var items = await RunOnceAsync(context, form, count, owner, representation, cancellationToken);
            if (items.Select(item => item.Result?.ModelDigest).OfType<string>().Distinct(StringComparer.Ordinal).Count() == 1)
            {
                return items;
            }

            if (attempt == MaximumAttempts)
            {
                throw new TranslationException(TranslationError.ModelLoading, FormFields.Model, "The model is being replaced on the workers; try again in a moment.")
                {
                    RetryAfter = ReplacementTime,
                };
            }
        }
    }

    /// <returns>The result or problem of each exemplar; at least one has a result.</returns>
    private async Task<IReadOnlyList<Item>> RunOnceAsync(
        HttpContext context, Form form, int count, string owner, Representation representation, CancellationToken cancellationToken)
    {
        var items = new List<Item>();
        Exception? first = null;
        for (var exemplar = 0; exemplar < count; exemplar++)
        {
            try
            {
                var request = await requests.ReadAsync(form, exemplar, owner, representation, cancellationToken);
                items.Add(new Item(await translator.TranslateAsync(request, progress: null, cancellationToken), Problem: null));
            }
            catch (Exception exception) when (exception is TranslationException { Field: var field } && IsOfOneExemplar(field)
                || exception is RequestException { Field: var sent } && IsOfOneExemplar(sent))
            {
                first ??= exception;
                items.Add(new Item(Result: null, Describe(context, exception, exemplar)));
            }
        }

        return first is null || items.Exists(item => item.Result is not null) ? items : throw first;
    }

    /// <summary>Returns the problem with a pointer to the exemplar: <c>#/exemplar/2</c>.</summary>
    private Problem Describe(HttpContext context, Exception exception, int exemplar)
    {
        var problem = ProblemWriter.Describe(exception, ProblemWriter.Instance(context), ProblemWriter.TraceId(context));
        if (problem.Status == StatusCodes.Status500InternalServerError)
        {
            ProblemLog.Unexpected(logger, exception, context.Request.Method, context.Request.Path);
        }

        return problem with
        {
            Errors = [.. problem.Errors.Select(error => error with { Pointer = string.Create(CultureInfo.InvariantCulture, $"{error.Pointer}/{exemplar}") })],
        };
    }

    private sealed record Item(TranslationResult? Result, Problem? Problem);
}
