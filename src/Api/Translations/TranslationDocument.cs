using CoCosNet.Api.Forms;
using CoCosNet.Api.Http;
using CoCosNet.Api.Jobs;
using CoCosNet.Contracts.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CoCosNet.Api.Translations;

/// <summary>Describes in the API document what types cannot express about a translation: the form, the pictures and the headers.</summary>
internal static class TranslationDocument
{
    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var uploads = context.ApplicationServices.GetRequiredService<UploadLimits>();
        operation.Description = "The Accept header selects the response: the picture itself; JSON with the picture, timings and, on request, the evidence; "
            + "or events that end in such JSON. With `Prefer: respond-async` the response is a job, at once. With an `Idempotency-Key` the "
            + "translation runs only once: a repeated request gets the same result. "
            + $"A request has at most {uploads.BodyLimit}.";
        JobDocument.Add(operation, JobDocument.Header(RequestHeaders.Prefer, "`respond-async` submits a job.", RequestHeaders.RespondAsync));
        JobDocument.Add(operation, JobDocument.Header(
            RequestHeaders.IdempotencyKey, "The client's name for this request, 1 to 255 visible ASCII characters.", "5f2b7a52-70a5-4d3e-a3d0-2f3a4b1f6c1d"));
        operation.RequestBody = FormDocument.Describe(uploads);
        if (operation.Responses?.GetValueOrDefault("200") is OpenApiResponse response)
        {
            DescribeSuccess(response);
            JobDocument.DescribeEvents(operation);
        }

        if (operation.Responses?.GetValueOrDefault("202") is OpenApiResponse accepted)
        {
            accepted.Description = "The job was accepted; it survives a restart of the server.";
            JobDocument.SetHeader(operation, "202", "Location", "The job's address.", "/v1/jobs/4bf92f3577b34da6a3ce929d0e0e4736");
            JobDocument.SetHeader(operation, "202", ResponseHeaders.PreferenceApplied, "The preference that was honoured.", RequestHeaders.RespondAsync);
        }

        return Task.CompletedTask;
    }

    private static void DescribeSuccess(OpenApiResponse response)
    {
        response.Description = "The picture.";

        // Pictures come first, because the document's page requests the first type by default.
        var contents = new Dictionary<string, OpenApiMediaType>
        {
            ["image/png"] = Picture(),
            ["image/webp"] = Picture(),
            ["image/jpeg"] = Picture(),
        };
        foreach (var (mediaType, content) in response.Content ?? new Dictionary<string, OpenApiMediaType>())
        {
            contents[mediaType] = content;
        }

        response.Content = contents;
        response.Headers = new Dictionary<string, IOpenApiHeader>
        {
            [ResponseHeaders.ServerTiming] = Header(
                "Milliseconds of each stage.", "queue;dur=0.1, decode;dur=4.2, features;dur=20.5, match;dur=61.4, generate;dur=14.7, encode;dur=8"),
            [ResponseHeaders.ModelId] = Header("Id of the model that made the picture.", "analogy"),
            [ResponseHeaders.ModelDigest] = Header("SHA-256 of that model's manifest and weights.", "sha256:9f86d081884c7d65…"),
            [ResponseHeaders.MapMended] = Header("How many pixels of the map were mended.", "154"),
            [ResponseHeaders.ExemplarMapMended] = Header("How many pixels of the exemplar's map were mended; absent where none came.", "0"),
            [ResponseHeaders.MapNotes] = Header(
                "Codes of the choices made while the maps were read, which JSON explains; absent where there were none.", "palette_read_by_colors"),
        };
    }

    private static OpenApiMediaType Picture() => new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } };

    private static OpenApiHeader Header(string description, string example) => new()
    {
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = example,
    };
}
