using System.Globalization;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Serving.Exemplars;

/// <summary>An exemplar of a request, decoded.</summary>
/// <param name="Picture">The picture in its own size, holes filled with the nearest colours.</param>
/// <param name="Mask">The pixels that are shown; null if all are.</param>
/// <param name="Map">Its map as it was sent; null if it has none.</param>
/// <param name="Classes">The classes that it is named for.</param>
/// <param name="Options">The request's options.</param>
internal sealed record DecodedExemplar(Picture Picture, PixelMask? Mask, SemanticMapFile? Map, IReadOnlyList<string> Classes, TranslationOptions Options)
{
    /// <summary>Decodes all exemplars of a request.</summary>
    /// <exception cref="TranslationException">A picture cannot be decoded.</exception>
    public static IReadOnlyList<DecodedExemplar> All(TranslationRequest request, PictureLimits limits)
    {
        var decoded = new List<DecodedExemplar>();
        foreach (var exemplar in request.OtherExemplars.Prepend(new ClassExemplar(request.Exemplar, request.ExemplarMap, request.ExemplarClasses)))
        {
            var picture = DecodePicture(exemplar.Picture, FieldOf("exemplar", decoded.Count), request.Options, limits, out var mask);
            decoded.Add(new DecodedExemplar(picture, mask, exemplar.Map, exemplar.Classes, request.Options));
        }

        return decoded;
    }

    /// <summary>Decodes a picture. Its transparent pixels are masked, or composited over the background that the request names.</summary>
    public static Picture DecodePicture(ReadOnlyMemory<byte> file, string field, TranslationOptions options, PictureLimits limits, out PixelMask? mask)
    {
        var takesFirst = options.Animation == Animation.First;
        if (options.Background is not { } background)
        {
            return PictureCodec.DecodeShown(file.Span, field, limits, takesFirst, out mask);
        }

        mask = null;
        return PictureCodec.Decode(file.Span, field, limits, Backdrop.Parse(background), takesFirst);
    }

    /// <summary>Returns the name of a field that repeats: <c>exemplar/1</c> is the second one.</summary>
    public static string FieldOf(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}/{number}");
}
