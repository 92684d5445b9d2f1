using CoCosNet.Api.Access;
using CoCosNet.Api.Answers;
using CoCosNet.Api.Exemplars;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Translations;

/// <summary><c>GET /v1/exemplars/{id}/map</c>: the map that a model reads from a kept exemplar.</summary>
internal sealed class ExemplarMapEndpoint(ITranslator translator, ExemplarStore exemplars, Deadline deadline)
{
    /// <param name="context">The request.</param>
    /// <param name="id">Id of the kept exemplar.</param>
    /// <param name="model">Id of the model; null or empty selects the server's default.</param>
    public async Task<IResult> ReadAsync(HttpContext context, string id, string? model)
    {
        var accept = context.Request.GetTypedHeaders().Accept;
        var representation = Representation.Negotiate(accept);
        if (representation.Kind is AnswerKind.Events or AnswerKind.Parts || !representation.Formats.Contains(PictureFormat.Png))
        {
            throw new RequestException(
                HttpProblems.NotAcceptable, field: null, $"Accept is '{string.Join(", ", accept)}'; a map is answered as image/png or application/json.");
        }

        var files = await exemplars.LoadAsync(Caller.Of(context).Owner, id, context.RequestAborted);
        var request = new TranslationRequest
        {
            Model = string.IsNullOrEmpty(model) ? null : model,
            Map = null,
            Exemplar = files.Picture,
            Options = new TranslationOptions { ExemplarReading = true },
        };
        var result = await deadline.RunAsync(token => translator.TranslateAsync(request, progress: null, token), context.RequestAborted);
        var reading = result.ExemplarReading ?? throw new InvalidOperationException("The translator read no map.");
        var headers = context.Response.Headers;
        headers[ResponseHeaders.ModelId] = result.Model;
        headers[ResponseHeaders.ModelDigest] = result.ModelDigest;
        headers.CacheControl = "no-store";
        headers.Vary = "Accept";
        return representation.Kind == AnswerKind.Json
            ? TypedResults.Ok(reading.ToResponse(OutputNames.ExemplarMap, TranslationResponses.ToDataUri))
            : TypedResults.Bytes(reading.Map.Content, reading.Map.MediaType);
    }
}
