using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoCosNet.Api.Http;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CoCosNet.Api.Jobs;

/// <summary>Describes in the API document what types cannot express about jobs: queries, headers, events and files.</summary>
internal static class JobDocument
{
    private const string EventExample =
        "retry: 2000\n\nid: 1\ndata: {\"state\":\"queued\",\"fraction\":0}\n\nid: 2\ndata: {\"state\":\"running\",\"fraction\":0}\n\n"
        + "id: 3\ndata: {\"state\":\"running\",\"stage\":\"match\",\"fraction\":0.25}\n\n: alive\n\n";

    private static readonly string[] FileTypes = ["image/png", "image/webp", "image/jpeg", EncodedArray.MediaType];

    public static Task DescribeListAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Parameters =
        [
            Query("state", "Only jobs in this state.", new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = [.. Enum.GetNames<JobState>().Select(name => JsonValue.Create(JsonNamingPolicy.CamelCase.ConvertName(name)))],
            }),
            Query("limit", "Jobs of a page.", new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Minimum = "1",
                Maximum = JobEndpoints.MaximumLimit.ToString(CultureInfo.InvariantCulture),
                Default = JobEndpoints.DefaultLimit,
            }),
            Query("cursor", "`next` of the page before; without it the youngest jobs.", new OpenApiSchema { Type = JsonSchemaType.String }),
        ];
        return Task.CompletedTask;
    }

    public static Task DescribeJobAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        Add(operation, Header("If-None-Match", "The ETag of an earlier answer."));
        SetHeader(operation, "200", "ETag", "Changes with the answer.", "W/\"9f86d081884c7d659a2feaa0c55ad015\"");
        return Task.CompletedTask;
    }

    public static Task DescribeEventsAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        Add(operation, Header(RequestHeaders.LastEventId, "Number of the last event that was seen; browsers send it by themselves."));
        DescribeEvents(operation);
        if (operation.Responses?.GetValueOrDefault("204") is OpenApiResponse nothing)
        {
            nothing.Description = "The client has received every event.";
        }

        return Task.CompletedTask;
    }

    /// <summary>Adds the event stream to an operation's responses.</summary>
    public static void DescribeEvents(OpenApiOperation operation)
    {
        if (operation.Responses?.GetValueOrDefault("200") is OpenApiResponse { Content: { } content })
        {
            content[EventStream.MediaType] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Description = "Each event's `id` is its number, its `data` a TranslationEvent as JSON on one line. Comments keep a quiet stream open.",
                },
                Example = JsonValue.Create(EventExample),
            };
        }
    }

    public static Task DescribeOutputAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        Add(operation, Header("If-None-Match", "The ETag of an earlier answer."));
        Add(operation, Header("Range", "Only these bytes, such as `bytes=0-1023`."));
        operation.Responses ??= [];
        operation.Responses["200"] = File("The file.");
        operation.Responses["206"] = File("The bytes asked for.");
        operation.Responses["304"] = new OpenApiResponse { Description = "The client's copy is current." };
        SetHeader(operation, "200", "ETag", "Digest of the file.", "\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"");
        SetHeader(operation, "206", "Content-Range", "The range and the file's size.", "bytes 0-1023/204800");
        return Task.CompletedTask;
    }

    public static void SetHeader(OpenApiOperation operation, string status, string name, string description, string example)
    {
        if (operation.Responses?.GetValueOrDefault(status) is OpenApiResponse response)
        {
            response.Headers ??= new Dictionary<string, IOpenApiHeader>();
            response.Headers[name] = new OpenApiHeader
            {
                Description = description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = JsonValue.Create(example),
            };
        }
    }

    /// <summary>A request header. It has no example, because Swagger UI would send it.</summary>
    public static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    public static void Add(OpenApiOperation operation, OpenApiParameter parameter)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(parameter);
    }

    private static OpenApiParameter Query(string name, string description, OpenApiSchema schema) =>
        new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema };

    private static OpenApiResponse File(string description) => new()
    {
        Description = description,
        Content = FileTypes.ToDictionary(
            mediaType => mediaType, _ => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } }),
    };
}
