using System.Globalization;
using CoCosNet.Api.Forms;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.OpenAi;

/// <summary>The translation that an image edit asks for.</summary>
/// <param name="Request">The request of the first picture.</param>
/// <param name="Count">How many pictures it has, each with a seed of its own, from 0.</param>
internal sealed record ImageEdit(TranslationRequest Request, int Count)
{
    /// <summary>Converts the fields of an image edit.</summary>
    /// <exception cref="RequestException">A picture is missing, or there are too many.</exception>
    /// <exception cref="TranslationException">A field is out of range, or asks for something that does not exist here.</exception>
    public static ImageEdit Of(Form form)
    {
        Require(form, ImageEditFields.Stream, "false", "POST /v1/translations sends events");
        Require(form, ImageEditFields.ResponseFormat, "b64_json", "pictures are not kept, so they have no address");
        var (map, exemplar, exemplarMap) = Pictures(form);
        var (width, height) = Size(form.Text(ImageEditFields.Size));
        var defaults = new TranslationOptions();
        var request = new TranslationRequest
        {
            Model = form.Text(ImageEditFields.Model),
            Map = new SemanticMapFile(map),
            Exemplar = exemplar,
            ExemplarMap = exemplarMap is { } own ? new SemanticMapFile(own) : null,
            Options = defaults with
            {
                Width = width,
                Height = height,
                Format = form.Text(ImageEditFields.OutputFormat) switch
                {
                    null or "png" => PictureFormat.Png,
                    "webp" => PictureFormat.Webp,
                    "jpeg" => PictureFormat.Jpeg,
                    var other => throw Invalid(ImageEditFields.OutputFormat, other, "png, webp or jpeg"),
                },

                // OpenAI's scale begins at 0.
                Quality = Math.Max(1, Number(form, ImageEditFields.OutputCompression, 0, 100) ?? defaults.Quality),
            },
        };
        return new ImageEdit(request, Number(form, ImageEditFields.Count, 1, ImageEditFields.MaximumCount) ?? 1);
    }

    /// <summary>Returns the pictures: map, exemplar, exemplar's map. A mask is the map.</summary>
    private static (ReadOnlyMemory<byte> Map, ReadOnlyMemory<byte> Exemplar, ReadOnlyMemory<byte>? ExemplarMap) Pictures(Form form)
    {
        string[] fields = [ImageEditFields.Mask, ImageEditFields.Image, ImageEditFields.ImageList, ImageEditFields.Images];
        var pictures = fields.SelectMany(field => form.Files(field).Select(file => NotEmpty(file, field))).ToList();
        return pictures switch
        {
            [var map, var exemplar] => (map, exemplar, (ReadOnlyMemory<byte>?)null),
            [var map, var exemplar, var own] => (map, exemplar, own),
            { Count: > ImageEditFields.MaximumImages } => throw new RequestException(
                HttpProblems.DuplicateField,
                ImageEditFields.Image,
                $"The request has {pictures.Count} pictures; send at most three: map, exemplar, exemplar's map."),
            _ => throw new RequestException(
                HttpProblems.MissingField,
                ImageEditFields.Image,
                $"The request has {pictures.Count} of at least two pictures; send the semantic map and then the exemplar as 'image[]' (in JSON 'images'), "
                + "or the exemplar as 'image' and the map as 'mask'."),
        };
    }

    private static ReadOnlyMemory<byte> NotEmpty(ReadOnlyMemory<byte>? file, string field) => file is { IsEmpty: false } content
        ? content
        : throw new TranslationException(TranslationError.EmptyFile, field, $"A file of '{field}' has no bytes.");

    private static (int? Width, int? Height) Size(string? text)
    {
        if (text is null or "auto")
        {
            return (null, null);
        }

        return text.Split('x') is [var width, var height] && Side(width) is { } columns && Side(height) is { } rows
            ? (columns, rows)
            : throw new TranslationException(
                TranslationError.InvalidSize,
                ImageEditFields.Size,
                $"'size' is '{text}'; it must be auto, or width and height from {TranslationOptions.MinimumSide} to {TranslationOptions.MaximumSide}, such as 512x384.");
    }

    private static int? Side(string text) => Parse(text, TranslationOptions.MinimumSide, TranslationOptions.MaximumSide);

    private static int? Number(Form form, string field, int minimum, int maximum) => form.Text(field) is not { } text
        ? null
        : Parse(text, minimum, maximum) ?? throw Invalid(field, text, $"a whole number from {minimum} to {maximum}");

    private static int? Parse(string text, int minimum, int maximum) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum ? number : null;

    /// <exception cref="TranslationException">The field has another value than the only one that works here.</exception>
    private static void Require(Form form, string field, string value, string reason)
    {
        if (form.Text(field) is { } text && text != value)
        {
            throw Invalid(field, text, $"{value}: {reason}");
        }
    }

    private static TranslationException Invalid(string field, string text, string allowed) =>
        new(TranslationError.InvalidOption, field, $"'{field}' is '{text}'; it must be {allowed}.");
}
