using CoCosNet.Api.Access;
using CoCosNet.Api.Answers;
using CoCosNet.Api.Exemplars;
using CoCosNet.Api.Forms;
using CoCosNet.Api.Http;
using CoCosNet.Api.Jobs;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Translations;

/// <summary>The endpoint <c>POST /v1/translations</c>, answered directly, as events, or as a job.</summary>
internal sealed class TranslationEndpoint(
    ITranslator translator, FormReader reader, ExemplarStore exemplars, TranslationEvents events, JobIntake intake, JobAnswers answers,
    JobResponses jobs, Deadline deadline)
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
        if (!later && keyed is null)
        {
            return await TranslateNowAsync(context, await ReadAsync(form, owner, representation, context.RequestAborted), representation);
        }

        // A request with an idempotency key must be stored to run only once, so it becomes a job even if its client waits for it.
        var key = keyed is null ? null : new IdempotencyKey(keyed, form.Fingerprint(representation), owner);
        var job = key is null ? null : await intake.FindAsync(key, context.RequestAborted);
        job ??= await intake.AcceptAsync(
            await ReadAsync(form, owner, representation, context.RequestAborted),
            owner,
            key,
            later ? JobPriority.Batch : JobPriority.Interactive,
            context.RequestAborted);
        return later ? await AcceptAsync(context, job) : await answers.AnswerAsync(context, job, representation);
    }

    /// <summary>Whether the client prefers an answer before the work is done (RFC 7240). Unknown preferences are ignored.</summary>
    private static bool WantsAsync(IHeaderDictionary headers) => headers[RequestHeaders.Prefer]
        .SelectMany(line => (line ?? "").Split(','))
        .Any(preference => preference.Split(';', '=')[0].Trim().Equals(RequestHeaders.RespondAsync, StringComparison.OrdinalIgnoreCase));

    private async Task<TranslationRequest> ReadAsync(Form form, string owner, Representation representation, CancellationToken cancellationToken)
    {
        var kept = form.ExemplarId is { } id ? await exemplars.LoadAsync(owner, id, cancellationToken) : null;
        return form.ToRequest(representation, kept);
    }

    private async Task<IResult> TranslateNowAsync(HttpContext context, TranslationRequest request, Representation representation)
    {
        if (representation.Kind == AnswerKind.Events)
        {
            await events.StreamAsync(context, request);
            return TypedResults.Empty;
        }

        var result = await deadline.RunAsync(token => translator.TranslateAsync(request, progress: null, token), context.RequestAborted);

        RequestSummary.Of(context).Tell(result);
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
