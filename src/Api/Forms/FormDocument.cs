using System.Globalization;
using System.Text.Json.Nodes;
using CoCosNet.Api.Http;
using CoCosNet.Contracts.Translations;
using Microsoft.OpenApi;

namespace CoCosNet.Api.Forms;

/// <summary>The form of a translation in the API's document.</summary>
internal static class FormDocument
{
    public static OpenApiRequestBody Describe(UploadLimits uploads) => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["multipart/form-data"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { FormFields.Map },
                    AdditionalPropertiesAllowed = false,
                    Properties = Fields(uploads),
                },
            },
        },
    };

    public static OpenApiRequestBody DescribeExemplar(UploadLimits uploads) => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["multipart/form-data"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { FormFields.Exemplar },
                    AdditionalPropertiesAllowed = false,
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        [FormFields.Exemplar] = File(uploads, "The picture whose look results are to have: PNG, JPEG or WebP."),
                        [FormFields.ExemplarMap] = File(uploads, "Its own semantic map, of the kind that the model takes."),
                        [FormFields.ExemplarMapSubset] = File(
                            uploads, $"Only for poses in text form: the subset file that belongs to `{FormFields.ExemplarMap}`."),
                    },
                },
            },
        },
    };

    private static Dictionary<string, IOpenApiSchema> Fields(UploadLimits uploads)
    {
        var defaults = new TranslationOptions();
        return new()
        {
            [FormFields.Map] = File(
                uploads,
                "The semantic map whose layout the result has. What it is depends on the model's `semantics`: `labels` a PNG or lossless WebP of class "
                + "ids or of the classes' colours (`mapColors` says how exact); `pose` OpenPose JSON or the candidate text; `edges` a grey picture; "
                + "`tensor` a .npy of float32 C×H×W."),
            [FormFields.Exemplar] = File(uploads, $"The picture whose look the result has: PNG, JPEG or WebP. This or `{FormFields.ExemplarId}` must come."),
            [FormFields.ExemplarId] = Text("Id of a kept exemplar (`/v1/exemplars`), in place of its files."),
            [FormFields.ExemplarMap] = File(
                uploads,
                "The exemplar's own map, of the same kind as `map`; the model's `exemplarMap` says whether it must come."),
            [FormFields.MapSubset] = File(uploads, "Only for poses in text form: the subset file that belongs to `map`."),
            [FormFields.ExemplarMapSubset] = File(uploads, "Only for poses in text form: the subset file that belongs to `exemplarMap`."),
            [FormFields.Model] = Text("Id of the model; without it, or where it is empty, the server's default."),
            [FormFields.MapColors] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = ["tolerant", "exact", "lossy"],
                Default = "tolerant",
                Description = "How exactly label maps have to be drawn. `tolerant` mends colours that are a few levels off, antialiased borders and "
                    + "classes that interpolation invented, and tells how many pixels it mended; `exact` refuses them; `lossy` takes JPEG and lossy "
                    + "WebP too.",
            },
            [FormFields.Ignore] = Text(
                "What means \"unlabelled\" in label maps: ids (`255`), colours (`#000000`), names of classes or `transparent`, with commas between "
                + "them. Such pixels are painted by their surroundings. A model may declare some by itself."),
            [FormFields.Width] = Side(
                $"Width of the result in pixels, together with `{FormFields.Height}`; without both the map's proportions at the model's size."),
            [FormFields.Height] = Side($"Height of the result in pixels, together with `{FormFields.Width}`."),
            [FormFields.Format] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = ["png", "webp", "jpeg"],
                Default = "png",
                Description = "Format of the pictures inside JSON, and of the picture where Accept leaves it open (`*/*`, `image/*`).",
            },
            [FormFields.Quality] = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Minimum = "1",
                Maximum = "100",
                Default = defaults.Quality,
                Description = "Quality of JPEG and WebP.",
            },
            [FormFields.Warps] = Flag(defaults.Warps, "Whether JSON brings the exemplar's warps of every level too."),
            [FormFields.Flow] = Flag(defaults.Flow, "Whether JSON brings a picture of the ways that pixels came too."),
            [FormFields.Confidence] = Flag(defaults.Confidence, "Whether JSON brings a picture of how far the matches can be trusted too."),
            [FormFields.Correspondence] = Flag(
                defaults.Correspondence, "Whether JSON brings exemplar and result side by side too, tinted alike where one came from the other."),
            [FormFields.Matches] = Flag(
                defaults.Matches, $"Whether JSON brings the matches of all pixels too, as a .npy with at most {EncodedArray.MaximumPlaces} places a pixel."),
            [FormFields.Probe] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                MaxLength = 1024,
                Pattern = @"^\s*(\d+\s*,\s*\d+\s*(;\s*\d+\s*,\s*\d+\s*)*)?$",
                Description = "Pixels of the result whose origin JSON brings too: column and row from the top left, as `12,40`, several as `12,40;13,41` or as "
                    + $"several fields of this name, at most {TranslationOptions.MaximumProbes} in all.",
                Examples = [JsonValue.Create("")],
            },
            [FormFields.Previews] = new OpenApiSchema
            {
                Type = JsonSchemaType.Boolean,
                Default = defaults.Previews,
                Description = "Whether events bring the exemplar's warp of each level once it is matched.",
            },
        };
    }

    private static OpenApiSchema File(UploadLimits uploads, string description) => new()
    {
        Type = JsonSchemaType.String,
        Format = "binary",
        Description = $"{description} At most {uploads.FileLimit}.",
    };

    private static OpenApiSchema Text(string description) => new()
    {
        Type = JsonSchemaType.String,
        MaxLength = 256,
        Description = description,

        // Swagger UI fills inputs with examples, and would invent one that no model has.
        Examples = [JsonValue.Create("")],
    };

    private static OpenApiSchema Flag(bool standard, string description) => new()
    {
        Type = JsonSchemaType.Boolean,
        Default = standard,
        Description = description,
    };

    private static OpenApiSchema Side(string description) => new()
    {
        Type = JsonSchemaType.Integer,
        Minimum = TranslationOptions.MinimumSide.ToString(CultureInfo.InvariantCulture),
        Maximum = TranslationOptions.MaximumSide.ToString(CultureInfo.InvariantCulture),
        Description = description,
        Examples = [JsonValue.Create(256)],
    };
}
