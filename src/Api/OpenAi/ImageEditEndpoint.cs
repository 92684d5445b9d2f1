using System.Globalization;
using CoCosNet.Api.Access.Quotas;
using CoCosNet.Api.Answers;
using CoCosNet.Api.Forms;
using CoCosNet.Api.Http;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoCosNet.Api.OpenAi;

/// <summary>The endpoint <c>POST /v1/images/edits</c>: a translation in the shape of OpenAI's image edits.</summary>
internal sealed class ImageEditEndpoint(ITranslator translator, FormReader reader, QuotaLimiter quotas, Deadline deadline, TimeProvider time)
{
    public async Task<Ok<ImagesResponse>> EditAsync(HttpContext context)
    {
        var form = await reader.ReadAsync(context.Request, ImageEditFields.Shape, context.RequestAborted);
        var edit = ImageEdit.Of(form);
        quotas.Count(context, edit.Count, ImageEditFields.Count);
        var results = await deadline.RunAsync(token => TranslateAsync(edit, token), context.RequestAborted);

        RequestSummary.Of(context).Include(results[^1]);
        TranslationResponses.WriteHeaders(context.Response.Headers, results[0].ToResponse(_ => string.Empty));
        var image = results[0].Image;
        return TypedResults.Ok(new ImagesResponse
        {
            Created = time.GetUtcNow().ToUnixTimeSeconds(),
            Data = [.. results.Select(result => new ImageData(Convert.ToBase64String(result.Image.Content.Span)))],
            OutputFormat = image.MediaType["image/".Length..],
            Size = string.Create(CultureInfo.InvariantCulture, $"{image.Width}x{image.Height}"),
        });
    }

    /// <summary>Makes one picture after the other, so that one caller does not fill the queue.</summary>
    private async Task<IReadOnlyList<TranslationResult>> TranslateAsync(ImageEdit edit, CancellationToken cancellationToken)
    {
        var results = new TranslationResult[edit.Count];
        try
        {
            // Models without seeds refuse any but 0, so the last one comes first.
            for (var seed = edit.Count - 1; seed >= 0; seed--)
            {
                var request = edit.Request with { Options = edit.Request.Options with { Seed = seed } };
                results[seed] = await translator.TranslateAsync(request, progress: null, cancellationToken);
            }
        }
        catch (TranslationException exception) when (Renamed(exception.Field) is (var field, var what))
        {
            throw new TranslationException(exception.Error, field, $"{what}: {exception.Message}", exception) { RetryAfter = exception.RetryAfter };
        }

        return results;
    }

    /// <summary>Returns the field of an image edit for a field of a translation, and what it is; null if both have the same name.</summary>
    private static (string Field, string What)? Renamed(string? field) => field switch
    {
        FormFields.Map => (ImageEditFields.Image, "The map (the mask, or the first picture)"),
        FormFields.Exemplar => (ImageEditFields.Image, "The exemplar"),
        FormFields.ExemplarMap => (ImageEditFields.Image, "The exemplar's map (the last picture)"),
        FormFields.Width or FormFields.Height => (ImageEditFields.Size, "The size"),
        FormFields.Seed => (ImageEditFields.Count, "More than one picture"),
        _ => null,
    };
}
