using System.Globalization;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Jobs;

/// <summary>What the pictures of a result are called, in the order of a picture's coming to be.</summary>
internal static class OutputNames
{
    public const string Image = "image";
    public const string Flow = "flow";
    public const string Confidence = "confidence";
    public const string Correspondence = "correspondence";

    /// <summary>Warps are named after their longer side.</summary>
    public static string Warp(EncodedPicture picture) =>
        string.Create(CultureInfo.InvariantCulture, $"warp-{Math.Max(picture.Width, picture.Height)}");

    public static IEnumerable<(string Name, EncodedPicture Picture)> Of(TranslationResult result)
    {
        foreach (var warp in result.Warps)
        {
            yield return (Warp(warp.Picture), warp.Picture);
        }

        (string Name, EncodedPicture? Picture)[] others =
            [(Flow, result.Flow), (Confidence, result.Confidence), (Correspondence, result.Correspondence), (Image, result.Image)];
        foreach (var (name, picture) in others)
        {
            if (picture is not null)
            {
                yield return (name, picture);
            }
        }
    }
}
