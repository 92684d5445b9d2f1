using CoCosNet.Api.Forms;

namespace CoCosNet.Api.OpenAi;

/// <summary>Names of the fields of an image edit, as OpenAI's clients send them.</summary>
internal static class ImageEditFields
{
    /// <summary>A picture of a form.</summary>
    public const string Image = "image";

    /// <summary>A picture of a form that has several.</summary>
    public const string ImageList = "image[]";

    /// <summary>The pictures of a JSON body.</summary>
    public const string Images = "images";

    /// <summary>The property of a picture in JSON that has its data URI.</summary>
    public const string ImageUrl = "image_url";
    public const string Mask = "mask";
    public const string Model = "model";
    public const string Count = "n";
    public const string Size = "size";
    public const string ResponseFormat = "response_format";
    public const string OutputFormat = "output_format";
    public const string OutputCompression = "output_compression";
    public const string Stream = "stream";

    /// <summary>The largest number of pictures: map, exemplar, exemplar's map.</summary>
    public const int MaximumImages = 3;

    /// <summary>The largest number of results, as in OpenAI's API.</summary>
    public const int MaximumCount = 10;

    /// <summary>Fields that have no meaning here.</summary>
    public static IReadOnlyList<string> Ignored { get; } = ["prompt", "quality", "background", "input_fidelity", "moderation", "partial_images", "user"];

    /// <summary>The fields of a form and of a JSON body.</summary>
    public static FormShape Shape { get; } = new(
        "an image edit",
        [Image, ImageList, Images, Mask],
        [Model, Count, Size, ResponseFormat, OutputFormat, OutputCompression, Stream])
    {
        Times = new Dictionary<string, int> { [Image] = MaximumImages, [ImageList] = MaximumImages, [Images] = MaximumImages },
        Ignored = Ignored,
        FileProperty = ImageUrl,
    };
}
