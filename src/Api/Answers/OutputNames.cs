using System.Globalization;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Answers;

/// <summary>What the files of a result are called, in the order of their coming to be.</summary>
internal static class OutputNames
{
    public const string Image = "image";
    public const string Flow = "flow";
    public const string Confidence = "confidence";
    public const string Correspondence = "correspondence";
    public const string Matches = "matches";

    /// <summary>Warps are named after their longer side.</summary>
    public static string Warp(EncodedPicture picture) =>
        string.Create(CultureInfo.InvariantCulture, $"warp-{Math.Max(picture.Width, picture.Height)}");

    public static IEnumerable<ResultFile> Of(TranslationResult result)
    {
        foreach (var warp in result.Warps)
        {
            yield return ResultFile.Of(Warp(warp.Picture), warp.Picture);
        }

        if (result.Matches is { } matches)
        {
            yield return ResultFile.Of(Matches, matches);
        }

        (string Name, EncodedPicture? Picture)[] others =
            [(Flow, result.Flow), (Confidence, result.Confidence), (Correspondence, result.Correspondence), (Image, result.Image)];
        foreach (var (name, picture) in others)
        {
            if (picture is not null)
            {
                yield return ResultFile.Of(name, picture);
            }
        }
    }
}
