using CoCosNet.Api.Answers;
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
    /// <summary>Files to begin with, from the document's page and from the committed document alike.</summary>
    private const string Samples = "../samples/valley/";

    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var uploads = context.ApplicationServices.GetRequiredService<UploadLimits>();
        operation.Description = $"Send a `{FormFields.Map}` and an `{FormFields.Exemplar}`; all other fields may stay as they are. To try it, save [a map]({Samples}map.png), "
            + $"[an exemplar]({Samples}exemplar.png) and [the exemplar's map]({Samples}exemplar-map.png), choose them in the fields `{FormFields.Map}`, "
            + $"`{FormFields.Exemplar}` and `{FormFields.ExemplarMap}`, and execute.\n\n"
            + "The Accept header selects the response: the picture itself; JSON with the picture, timings and, on request, the evidence; "
            + "or events that end in such JSON. With `Prefer: respond-async` the response is a job, at once. With an `Idempotency-Key` the "
            + "translation runs only once: a repeated request gets the same result. "
            + $"With several exemplars, each has its own result or problem, or its own job. A request has at most {uploads.BodyLimit}.";
        JobDocument.Add(operation, JobDocument.Header(RequestHeaders.Prefer, $"`{RequestHeaders.RespondAsync}` submits a job."));
        JobDocument.Add(operation, JobDocument.Header(
            RequestHeaders.IdempotencyKey, "The client's name for this request, 1 to 255 visible ASCII characters, for example a UUID."));
        operation.RequestBody = FormDocument.Describe(uploads);
        if (operation.Responses?.GetValueOrDefault("200") is OpenApiResponse response)
        {
            DescribeSuccess(response);
            AddResults(context.Document);
            AllowList(response, nameof(TranslationListResponse), context.Document);
            JobDocument.DescribeEvents(operation);
        }

        if (operation.Responses?.GetValueOrDefault("202") is OpenApiResponse accepted)
        {
            accepted.Description = "The job was accepted; it survives a restart of the server. Of several exemplars, a job for each.";
            AllowList(accepted, nameof(JobListResponse), context.Document);
            JobDocument.SetHeader(operation, "202", "Location", "The job's address.", "/v1/jobs/4bf92f3577b34da6a3ce929d0e0e4736");
            JobDocument.SetHeader(operation, "202", ResponseHeaders.PreferenceApplied, "The preference that was honoured.", RequestHeaders.RespondAsync);
        }

        return Task.CompletedTask;
    }

    private static void DescribeSuccess(OpenApiResponse response)
    {
        response.Description = "The picture. Of several exemplars, what became of each: parts named by their number from 0, each a picture or a problem, or JSON. "
            + $"The map that was read of a `{FormFields.Layout}` is in the JSON and is the part `{OutputNames.LayoutMap}`.";

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

        contents[Representation.Parts] = new OpenApiMediaType
        {
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
            },
        };
        response.Content = contents;
        response.Headers = new Dictionary<string, IOpenApiHeader>
        {
            [ResponseHeaders.ServerTiming] = Header(
                "Milliseconds of each stage.", "queue;dur=0.1, decode;dur=4.2, features;dur=20.5, match;dur=61.4, generate;dur=14.7, encode;dur=8"),
            [ResponseHeaders.ModelId] = Header("Id of the model that made the picture.", "analogy"),
            [ResponseHeaders.ModelDigest] = Header("SHA-256 of that model's manifest and weights.", "sha256:9f86d081884c7d65…"),
            [ResponseHeaders.ResultId] = Header(
                $"Id of the picture, which a later request may name in `{FormFields.Continues}`.", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            [ResponseHeaders.Repaint] = Header(
                $"What was computed of a picture that continues another one; absent without `{FormFields.Continues}`.", "local; share=0.0432"),
            [ResponseHeaders.MapMended] = Header("How many pixels of the map were mended.", "154"),
            [ResponseHeaders.ExemplarMapMended] = Header("How many pixels of the exemplar's map were mended; absent where none came.", "0"),
            [ResponseHeaders.MapPerson] = Header("Number of the person that was taken from the map, from 0; absent for maps that are no poses.", "0"),
            [ResponseHeaders.ExemplarMapPerson] = Header("Number of the person that was taken from the exemplar's map; absent where that is no pose.", "1"),
            [ResponseHeaders.MapNotes] = Header(
                "Codes of the choices made while the maps were read, which JSON explains; absent where there were none.", "palette_read_by_colors"),
        };
    }

    /// <summary>Says that JSON may also be a list, as it is for several exemplars.</summary>
    private static void AllowList(OpenApiResponse response, string list, OpenApiDocument? document)
    {
        if (response.Content is { } content && content.TryGetValue("application/json", out var json) && json.Schema is { } one)
        {
            json.Schema = new OpenApiSchema { OneOf = [one, new OpenApiSchemaReference(list, document)] };
        }
    }

    /// <summary>Adds the schemas of several results, whose parts the document has already.</summary>
    private static void AddResults(OpenApiDocument? document)
    {
        document?.AddComponent<IOpenApiSchema>(nameof(TranslationItemResponse), new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "The outcome of one exemplar: a result or a problem.",
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["result"] = new OpenApiSchemaReference(nameof(TranslationResponse), document),
                ["problem"] = new OpenApiSchemaReference(nameof(Problem), document),
            },
        });
        document?.AddComponent<IOpenApiSchema>(nameof(TranslationListResponse), new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "The outcome of each exemplar of a request with several, in their order.",
            Required = new HashSet<string> { "results" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["results"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Items = new OpenApiSchemaReference(nameof(TranslationItemResponse), document),
                },
            },
        });
    }

    private static OpenApiMediaType Picture() => new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } };

    private static OpenApiHeader Header(string description, string example) => new()
    {
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = example,
    };
}
