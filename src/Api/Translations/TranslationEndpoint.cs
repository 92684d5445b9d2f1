using CoCosNet.Api.Access;
using CoCosNet.Api.Answers;
using CoCosNet.Api.Forms;
using CoCosNet.Api.Http;
using CoCosNet.Api.Jobs;
using CoCosNet.Api.Problems;
using CoCosNet.Api.Webhooks;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Translations;

/// <summary>The endpoint <c>POST /v1/translations</c>, answered directly, as events, or as a job.</summary>
internal sealed class TranslationEndpoint(
    ITranslator translator, FormReader reader, TranslationRequests requests, TranslationSet set, TranslationEvents events, JobIntake intake, JobAnswers answers,
    JobResponses jobs, CallbackRules callbacks, Deadline deadline)
{
    public async Task<IResult> TranslateAsync(HttpContext context)
    {
        // Headers are checked before the upload is read, so that a request that cannot be answered fails early.
        var headers = context.Request.Headers;
        var representation = Representation.Negotiate(context.Request.GetTypedHeaders().Accept);
        var later = WantsAsync(headers);
        var keyed = IdempotencyKey.Read(headers);
        var owner = Caller.Of(context).Owner;

        var form = await reader.ReadAsync(context.Request, FormFields.Shape, context.RequestAborted);
        RequireCallback(form.Callback, later);
        var key = keyed is null ? null : new IdempotencyKey(keyed, form.Fingerprint(representation), owner);
        var count = form.SharesPicture ? 1 : form.CountExemplars();
        var variations = form.Variations;
        if (variations > 1)
        {
            set.CountVariations(context, variations, count);
        }

        if (count > 1 || (!later && (representation.Kind == AnswerKind.Parts || (representation.Kind == AnswerKind.Picture && variations > 1))))
        {
            return later
                ? await set.SubmitAsync(context, form, count, key, owner, representation)
                : await set.TranslateAsync(context, form, count, owner, key is null ? representation : throw NotWithKey());
        }

        if (!later && key is null)
        {
            var request = await requests.ReadAsync(form, exemplar: 0, owner, representation, context.RequestAborted);
            return await TranslateNowAsync(context, request, representation);
        }

        // A request with an idempotency key must be stored to run only once, so it becomes a job even if its client waits for it.
        var job = key is null ? null : await intake.FindAsync(key, context.RequestAborted);
        job ??= await intake.AcceptAsync(
            await requests.ReadAsync(form, exemplar: 0, owner, representation, context.RequestAborted),
            owner,
            key,
            later ? JobPriority.Batch : JobPriority.Interactive,
            form.Callback,
            context.RequestAborted);
        return later ? await AcceptAsync(context, job) : await answers.AnswerAsync(context, job, representation);
    }

    /// <summary>Whether the client prefers an answer before the work is done (RFC 7240). Unknown preferences are ignored.</summary>
    private static bool WantsAsync(IHeaderDictionary headers) => headers[RequestHeaders.Prefer]
        .SelectMany(line => (line ?? "").Split(','))
        .Any(preference => preference.Split(';', '=')[0].Trim().Equals(RequestHeaders.RespondAsync, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="RequestException">The request names a callback that cannot be sent.</exception>
    private void RequireCallback(string? callback, bool later)
    {
        if (callback is null)
        {
            return;
        }

        if (!later)
        {
            throw new RequestException(
                HttpProblems.ConflictingFields,
                FormFields.Callback,
                $"The request has '{FormFields.Callback}' but waits for its answer; send '{RequestHeaders.Prefer}: {RequestHeaders.RespondAsync}' too, or leave it out.");
        }

        callbacks.Require(callback);
    }

    /// <summary>What is kept under a key is one job's result.</summary>
    private static RequestException NotWithKey() => new(
        HttpProblems.InvalidIdempotencyKey,
        field: null,
        "An Idempotency-Key with several exemplars, or with an answer in parts, needs 'Prefer: respond-async': each exemplar is a job.");

    private async Task<IResult> TranslateNowAsync(HttpContext context, TranslationRequest request, Representation representation)
    {
        if (representation.Kind == AnswerKind.Events)
        {
            await events.StreamAsync(context, request);
            return TypedResults.Empty;
        }

        var result = await deadline.RunAsync(token => translator.TranslateAsync(request, progress: null, token), context.RequestAborted);

        RequestSummary.Of(context).Include(result);
        var isJson = representation.Kind == AnswerKind.Json;

        // The headers need no pictures as data URIs.
        var response = isJson ? result.ToResponse() : result.ToResponse(_ => string.Empty);
        TranslationResponses.WriteHeaders(context.Response.Headers, response);
        return isJson
            ? TypedResults.Ok(response)
            : TypedResults.Bytes(result.Image.Content, result.Image.MediaType);
    }

    private async Task<IResult> AcceptAsync(HttpContext context, Job job)
    {
        context.Response.Headers[ResponseHeaders.PreferenceApplied] = RequestHeaders.RespondAsync;
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Accepted(JobAddresses.Job(job.Id), await jobs.ToResponseAsync(job, context.RequestAborted));
    }
}
