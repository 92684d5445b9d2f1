using System.Text.Json.Nodes;
using CoCosNet.Api.Forms;
using CoCosNet.Api.Http;
using CoCosNet.Contracts.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CoCosNet.Api.OpenAi;

/// <summary>Describes in the API document what types cannot express about an image edit: the form, the JSON body, errors in OpenAI's shape.</summary>
internal static class ImageEditDocument
{
    private const string Images = "The semantic map, the exemplar and, if the model needs it, the exemplar's map, in this order.";

    public static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var uploads = context.ApplicationServices.GetRequiredService<UploadLimits>();
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [MultipartFields.MediaType] = new() { Schema = Object(Form(uploads)) },
                [JsonFields.MediaType] = new() { Schema = Object(Json(uploads)) },
            },
        };
        context.Document?.AddComponent<IOpenApiSchema>(
            nameof(OpenAiError), await context.GetOrCreateSchemaAsync(typeof(OpenAiError), null, cancellationToken));
        foreach (var response in (operation.Responses ?? []).Values.OfType<OpenApiResponse>())
        {
            if (response.Content?.Remove(Problem.MediaType) == true)
            {
                response.Content[JsonFields.MediaType] = new() { Schema = new OpenApiSchemaReference(nameof(OpenAiError), context.Document) };
            }
        }
    }

    private static OpenApiSchema Object(Dictionary<string, IOpenApiSchema> fields) =>
        new() { Type = JsonSchemaType.Object, AdditionalPropertiesAllowed = false, Properties = fields };

    private static Dictionary<string, IOpenApiSchema> Form(UploadLimits uploads) => new(Texts())
    {
        [ImageEditFields.ImageList] = List(FormDocument.File(uploads, "A picture."), Images),
        [ImageEditFields.Image] = FormDocument.File(uploads, $"The exemplar, if `{ImageEditFields.Mask}` is the map; else as `{ImageEditFields.ImageList}`."),
        [ImageEditFields.Mask] = FormDocument.File(uploads, "The semantic map, in place of the first picture."),
    };

    private static Dictionary<string, IOpenApiSchema> Json(UploadLimits uploads) => new(Texts())
    {
        [ImageEditFields.Images] = List(Picture(uploads, "A picture."), Images),
        [ImageEditFields.Mask] = Picture(uploads, "The semantic map, in place of the first picture."),
    };

    private static OpenApiSchema List(OpenApiSchema items, string description) =>
        new() { Type = JsonSchemaType.Array, MaxItems = ImageEditFields.MaximumImages, Items = items, Description = description };

    private static OpenApiSchema Picture(UploadLimits uploads, string description) => new()
    {
        Type = JsonSchemaType.Object,
        AdditionalPropertiesAllowed = false,
        Required = new HashSet<string> { ImageEditFields.ImageUrl },
        Description = description,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            [ImageEditFields.ImageUrl] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Description = $"A data URI or base64; the server fetches nothing. At most {uploads.FileLimit}.",
            },
        },
    };

    private static Dictionary<string, IOpenApiSchema> Texts()
    {
        var fields = new Dictionary<string, IOpenApiSchema>
        {
            [ImageEditFields.Model] = FormDocument.Text("Id of the model; empty or absent selects the server's default."),
            [ImageEditFields.Size] = FormDocument.Text(
                "`auto` (the map's proportions at the model's size), or width and height, each 128 to 2048, as `512x384`."),
            [ImageEditFields.Count] = Number(1, ImageEditFields.MaximumCount, "How many pictures to make; more than one only of models whose `seeds` is true."),
            [ImageEditFields.OutputFormat] = Choice("Format of the pictures.", "png", "webp", "jpeg"),
            [ImageEditFields.OutputCompression] = Number(0, 100, "Quality of JPEG and WebP."),
            [ImageEditFields.ResponseFormat] = Choice("Pictures are not kept, so they have no address.", "b64_json"),
            [ImageEditFields.Stream] = new OpenApiSchema { Type = JsonSchemaType.Boolean, Description = "Only `false`; `POST /v1/translations` sends events." },
        };
        foreach (var name in ImageEditFields.Ignored)
        {
            fields[name] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Ignored." };
        }

        return fields;
    }

    private static OpenApiSchema Number(int minimum, int maximum, string description) =>
        new() { Type = JsonSchemaType.Integer, Minimum = $"{minimum}", Maximum = $"{maximum}", Description = description };

    private static OpenApiSchema Choice(string description, params string[] values) =>
        new() { Type = JsonSchemaType.String, Enum = [.. values.Select(value => JsonValue.Create(value))], Default = values[0], Description = description };
}
