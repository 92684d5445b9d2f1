using System.Globalization;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Answers;

/// <summary>A file of a translation's result.</summary>
/// <param name="Name">Its name among the job's outputs.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Width">Width in pixels; null if it is not a picture.</param>
/// <param name="Height">Height in pixels; null if it is not a picture.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record ResultFile(string Name, string MediaType, int? Width, int? Height, ReadOnlyMemory<byte> Content)
{
    public static ResultFile Of(string name, EncodedPicture picture) =>
        new(name, picture.MediaType, picture.Width, picture.Height, picture.Content);

    public static ResultFile Of(string name, EncodedArray array) => new(name, EncodedArray.MediaType, Width: null, Height: null, array.Content);
}

/// <summary>Names of a result's files, in the order in which they are created.</summary>
internal static class OutputNames
{
    public const string Image = "image";
    public const string Flow = "flow";
    public const string Confidence = "confidence";
    public const string Correspondence = "correspondence";
    public const string Matches = "matches";
    public const string ExemplarMap = "exemplar-map";
    public const string LayoutMap = "layout-map";

    /// <summary>Returns the name of a warp, which contains its longer side.</summary>
    public static string Warp(EncodedPicture picture) =>
        string.Create(CultureInfo.InvariantCulture, $"warp-{Math.Max(picture.Width, picture.Height)}");

    /// <summary>Returns the name of a variation's picture; the first one is the result.</summary>
    /// <param name="number">Its number, from 0.</param>
    public static string Variation(int number) => number == 0 ? Image : string.Create(CultureInfo.InvariantCulture, $"variation-{number}");

    public static IEnumerable<ResultFile> Of(TranslationResult result)
    {
        foreach (var warp in result.Warps)
        {
            yield return ResultFile.Of(Warp(warp.Picture), warp.Picture);
        }

        foreach (var (number, variation) in result.Variations.Index().Skip(1))
        {
            yield return ResultFile.Of(Variation(number), variation.Picture);
        }

        if (result.Matches is { } matches)
        {
            yield return ResultFile.Of(Matches, matches);
        }

        (string Name, EncodedPicture? Picture)[] others =
            [(Flow, result.Flow), (Confidence, result.Confidence), (Correspondence, result.Correspondence),
                (ExemplarMap, result.ExemplarReading?.Map), (LayoutMap, result.LayoutReading?.Map), (Image, result.Image)];
        foreach (var (name, picture) in others)
        {
            if (picture is not null)
            {
                yield return ResultFile.Of(name, picture);
            }
        }
    }
}
