using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics.Edges;

/// <summary>Reads edge maps. Any picture is accepted; a pixel's brightness, 0 to 1, is the strength of the edge.</summary>
/// <param name="limits">Accepted sizes.</param>
/// <param name="asLabels">Whether the maps become label maps (<see cref="EdgeBands"/>), which models without weights compare.</param>
internal sealed class EdgeReader(PictureLimits limits, bool asLabels = false) : ISemanticReader
{
    public SemanticSource Read(SemanticMapFile file, string field, ReadingOptions options)
    {
        options.RequireNoLabels("edges");
        options.RequireNoPerson("edges", field);

        // Transparent pixels become black, which means no edge.
        var picture = PictureCodec.Decode(file.Content.Span, field, limits, Backdrop.Black);
        var values = new float[picture.Size.Pixels];
        for (var pixel = 0; pixel < values.Length; pixel++)
        {
            var rgb = picture.Pixels.AsSpan(pixel * Picture.Channels, Picture.Channels);
            values[pixel] = Srgb.Luma(rgb[0], rgb[1], rgb[2]);
        }

        return asLabels ? EdgeBandSource.Of(picture.Size, values) : new DenseSource(new DenseMap(picture.Size, 1, values));
    }

    /// <summary>Detects the edges of a picture; they are white on black.</summary>
    public Picture Detect(Picture picture) => new(
        picture.Size, [.. CannyDetector.Detect(picture).SelectMany(edge => Enumerable.Repeat(edge > 0f ? byte.MaxValue : byte.MinValue, Picture.Channels))]);
}
