using System.Globalization;
using System.Text.Json.Nodes;
using CoCosNet.Api.Http;
using CoCosNet.Contracts.Translations;
using Microsoft.OpenApi;

namespace CoCosNet.Api.Forms;

/// <summary>Describes the bodies of requests with files in the API document.</summary>
internal static class FormDocument
{
    public static OpenApiRequestBody Describe(UploadLimits uploads) => Body(FormFields.Shape, required: null, Fields(uploads));

    public static OpenApiRequestBody DescribeExemplar(UploadLimits uploads) => Body(FormFields.ExemplarShape, FormFields.Exemplar, new()
    {
        [FormFields.Exemplar] = File(uploads, "The picture whose look results are to have: PNG, JPEG, WebP or GIF."),
        [FormFields.ExemplarMap] = File(uploads, "Its own semantic map, of the kind that the model takes."),
        [FormFields.ExemplarMapSubset] = File(
            uploads, $"Only for poses in text form: the subset file that belongs to `{FormFields.ExemplarMap}`."),
    });

    private static OpenApiRequestBody Body(FormShape shape, string? required, Dictionary<string, IOpenApiSchema> fields)
    {
        var form = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = required is null ? null : new HashSet<string> { required },
            AdditionalPropertiesAllowed = false,
            Properties = fields,
        };
        return new()
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [MultipartFields.MediaType] = new() { Schema = form },
                [JsonFields.MediaType] = JsonBodyDocument.Of(form, shape.Times),
            },
        };
    }

    private static Dictionary<string, IOpenApiSchema> Fields(UploadLimits uploads)
    {
        var defaults = new TranslationOptions();
        return new()
        {
            [FormFields.Map] = File(
                uploads,
                $"The semantic map whose layout the result has. Send this or `{FormFields.Layout}`. Its form depends on the model's `semantics`: `labels` a PNG or lossless WebP of class "
                + "ids or of the classes' colours (`mapColors` says how exact); `pose` OpenPose JSON or the candidate text; `edges` a grey picture; "
                + "`tensor` a .npy of float32 C×H×W."),
            [FormFields.Layout] = File(
                uploads,
                $"A picture, such as a photograph, in place of `{FormFields.Map}`: the model reads its map, which is among the outputs. Only for models "
                + "whose `readsPictures` is true. PNG, JPEG, WebP or GIF."),
            [FormFields.Exemplar] = File(
                uploads,
                $"The picture whose look the result has: PNG, JPEG, WebP or GIF. Send this or `{FormFields.ExemplarId}`. "
                + $"Repeat it for up to {TranslationOptions.MaximumExemplars} exemplars, each of which has a result, or which share one (`{FormFields.ExemplarClasses}`)."),
            [FormFields.ExemplarId] = Text("Id of a kept exemplar (`/v1/exemplars`), in place of its files; repeat it for several exemplars."),
            [FormFields.ExemplarMap] = File(
                uploads,
                "The exemplar's own map, of the same kind as `map`; the model's `exemplarMap` says whether it is required. "
                + "For several exemplars, repeat it in the same order, blank where an exemplar has none."),
            [FormFields.ExemplarClasses] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                MaxLength = 1024,
                Description = "Makes one picture of several exemplars: the classes that take the look of an exemplar, separated by commas, by name, id or colour; "
                    + "`*` stands for all that are named for none. Repeat it once for each exemplar in the same order. Each class is named once. "
                    + "Light is evened across borders. Only for models whose `seeds` is true.",
                Examples = [JsonValue.Create("")],
            },
            [FormFields.MapSubset] = File(uploads, "Only for poses in text form: the subset file that belongs to `map`."),
            [FormFields.ExemplarMapSubset] = File(uploads, "Only for poses in text form: the subset file that belongs to `exemplarMap`."),
            [FormFields.Model] = Text("Id of the model; empty or absent selects the server's default."),
            [FormFields.MapColors] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = ["tolerant", "exact", "lossy"],
                Default = "tolerant",
                Description = "How exact the colours of label maps must be. `tolerant` mends colours that are a few levels off, antialiased borders and "
                    + "classes that interpolation invented, and reports how many pixels it mended; `exact` refuses them; `lossy` also accepts JPEG and lossy "
                    + "WebP.",
            },
            [FormFields.Ignore] = Text(
                "What means \"unlabelled\" in label maps: ids (`255`), colours (`#000000`), names of classes or `transparent`, separated by "
                + "commas. Unlabelled pixels are painted like their surroundings. A model may declare more."),
            [FormFields.OpenLabels] = Flag(
                defaults.OpenLabels,
                $"Takes labels that the model does not declare: every id or colour of `map` and `exemplarMap` is a class, at most {TranslationOptions.MaximumOpenLabels} together, and equal ones "
                + "match. A label that the exemplar's map lacks is painted like a neighbour. Only for models whose `openLabels` is true."),
            [FormFields.Animation] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = ["refuse", "first"],
                Default = "refuse",
                Description = "What to do with an animated exemplar or layout: `first` takes its first picture; of an animated PNG, the one that viewers "
                    + "without animation show.",
            },
            [FormFields.Background] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Pattern = "^(#[0-9a-fA-F]{6})?$",
                Description = "The colour behind an exemplar's transparent pixels, such as `#ffffff`; without it, they are left out.",
                Examples = [JsonValue.Create("")],
            },
            [FormFields.Person] = Person("`map`"),
            [FormFields.ExemplarPerson] = Person("`exemplarMap`"),
            [FormFields.Width] = Side(
                $"Width of the result in pixels, together with `{FormFields.Height}`. Without both, the result has the map's proportions at the model's size."),
            [FormFields.Height] = Side($"Height of the result in pixels, together with `{FormFields.Width}`."),
            [FormFields.Format] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = ["png", "webp", "jpeg"],
                Default = "png",
                Description = "Format of the pictures inside JSON, and of the picture itself if Accept leaves it open (`*/*`, `image/*`).",
            },
            [FormFields.Quality] = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Minimum = "1",
                Maximum = "100",
                Default = defaults.Quality,
                Description = "Quality of JPEG and WebP.",
            },
            [FormFields.Seed] = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int32",
                Minimum = "0",
                Default = defaults.Seed,
                Description = "Selects one of the pictures that the same input allows: another seed uses other pieces of the exemplar, the same seed gives "
                    + "the same bytes. Only for models whose `seeds` is true.",
            },
            [FormFields.Variations] = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int32",
                Minimum = "1",
                Maximum = TranslationOptions.MaximumVariations.ToString(CultureInfo.InvariantCulture),
                Default = defaults.Variations,
                Description = "Number of pictures of the same input: with `seed`, the next seed, and so on. Several come as parts named from 0, or as `variations` in "
                    + "JSON with the share of pixels in which they differ. Only for models whose `seeds` is true, and one exemplar, or several that share a picture.",
            },
            [FormFields.Tile] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = ["none", "x", "y", "xy"],
                Default = "none",
                Description = "The axes along which the result repeats without a seam: with `x` the right edge continues at the left one, with `y` the "
                    + "bottom at the top. The map must repeat along them too. Only for models whose `seeds` is true.",
            },
            [FormFields.Continues] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Pattern = "^([0-9a-f]{64})?$",
                Description = "Id of an earlier result (`id` in JSON, the header `X-Result-Id`) of the same input but for the map: only what the changed part of the map "
                    + "changes is computed, and all other pixels keep their colours. Where that is not possible, everything is computed; `repaint` in JSON and the "
                    + "header `X-Repaint` say which.",
                Examples = [JsonValue.Create("")],
            },
            [FormFields.Warps] = Flag(defaults.Warps, "Adds the exemplar's warps at every level to the JSON."),
            [FormFields.Flow] = Flag(defaults.Flow, "Adds a picture of the flow to the JSON: the direction that each pixel came from."),
            [FormFields.Confidence] = Flag(defaults.Confidence, "Adds a picture of the matches' confidence to the JSON."),
            [FormFields.Correspondence] = Flag(
                defaults.Correspondence, "Adds a picture to the JSON: exemplar and result side by side, with the same tint where they match."),
            [FormFields.Matches] = Flag(
                defaults.Matches, $"Adds the matches of all pixels to the JSON, as a .npy with at most {EncodedArray.MaximumPlaces} sources for each pixel."),
            [FormFields.ExemplarReading] = Flag(
                defaults.ExemplarReading, "Adds the map that the model reads of the exemplar by itself to the JSON. Only for models whose `readsPictures` is true."),
            [FormFields.Probe] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                MaxLength = 1024,
                Pattern = @"^\s*(\d+\s*,\s*\d+\s*(;\s*\d+\s*,\s*\d+\s*)*)?$",
                Description = "Adds the sources of these pixels of the result to the JSON: column and row from the top left, as `12,40`; several as `12,40;13,41` or as "
                    + $"several fields of this name; at most {TranslationOptions.MaximumProbes} in all.",
                Examples = [JsonValue.Create("")],
            },
            [FormFields.Previews] = new OpenApiSchema
            {
                Type = JsonSchemaType.Boolean,
                Default = defaults.Previews,
                Description = "Adds the exemplar's warp of each level to the events, once it is matched.",
            },
            [FormFields.Callback] = Text(
                "Only for a job: an https address that is told once the job has ended, by a signed POST (Standard Webhooks). "
                + "The server's setting `Webhooks:Hosts` lists the hosts that it may have; without it there are no callbacks."),
        };
    }

    public static OpenApiSchema File(UploadLimits uploads, string description) => new()
    {
        Type = JsonSchemaType.String,
        Format = "binary",
        Description = $"{description} At most {uploads.FileLimit}.",
    };

    public static OpenApiSchema Text(string description) => new()
    {
        Type = JsonSchemaType.String,
        MaxLength = 256,
        Description = description,

        // Swagger UI fills inputs with examples and would otherwise invent a model that does not exist.
        Examples = [JsonValue.Create("")],
    };

    private static OpenApiSchema Flag(bool standard, string description) => new()
    {
        Type = JsonSchemaType.Boolean,
        Default = standard,
        Description = description,
    };

    private static OpenApiSchema Person(string map) => new()
    {
        // As text with an empty example: Swagger UI would send 0 for a number that a client leaves out.
        Type = JsonSchemaType.String,
        Pattern = @"^\d*$",
        Examples = [JsonValue.Create("")],
        Description = $"Only for poses: which of the people of {map} is drawn, as numbered in its list from 0; without it the most confident one.",
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
