using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Translations;

/// <summary><c>POST /v1/translations</c>.</summary>
internal sealed class TranslationEndpoint(
    ITranslator translator, TranslationFormReader reader, Deadline deadline, ILogger<TranslationEndpoint> logger)
{
    public async Task<IResult> TranslateAsync(HttpContext context)
    {
        // Before the upload: a client whose Accept nobody can satisfy need not send it.
        var representation = Negotiation.Choose(context.Request.GetTypedHeaders().Accept);
        var form = await reader.ReadAsync(context.Request, context.RequestAborted);
        var request = form.ToRequest(representation);

        var result = await deadline.RunAsync(token => translator.TranslateAsync(request, progress: null, token), context.RequestAborted);

        var timings = result.Timings;
        TranslationLog.Translated(
            logger, result.Model, result.Image.Width, result.Image.Height, timings.Total.TotalMilliseconds, timings.Queue.TotalMilliseconds);
        WriteHeaders(context.Response.Headers, result);
        return representation.Json ? TypedResults.Ok(result.ToResponse()) : TypedResults.Bytes(result.Image.Content, result.Image.MediaType);
    }

    private static void WriteHeaders(IHeaderDictionary headers, TranslationResult result)
    {
        headers[ResponseHeaders.ServerTiming] = result.Timings.ToServerTiming();
        headers[ResponseHeaders.ModelId] = result.Model;
        headers[ResponseHeaders.ModelDigest] = result.ModelDigest;
        headers.CacheControl = "no-store";
        headers.Vary = "Accept";
    }
}
