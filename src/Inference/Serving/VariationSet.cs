using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Synthesis;

namespace CoCosNet.Inference.Serving;

/// <summary>Encodes the pictures of several seeds and compares them.</summary>
internal static class VariationSet
{
    /// <param name="painted">The pictures, the first of which is the result.</param>
    /// <param name="first">The first one's file.</param>
    /// <param name="encode">Encodes the others.</param>
    /// <returns>Empty if there are fewer than two.</returns>
    public static IReadOnlyList<Variation> Of(IReadOnlyList<SynthesisVariation> painted, EncodedPicture first, Func<Picture, EncodedPicture> encode)
    {
        if (painted.Count < 2)
        {
            return [];
        }

        var differences = new double[painted.Count, painted.Count];
        for (var one = 0; one < painted.Count; one++)
        {
            for (var other = 0; other < one; other++)
            {
                differences[one, other] = differences[other, one] = Math.Round(painted[one].DifferenceTo(painted[other]), 4);
            }
        }

        return [.. painted.Select((variation, number) => new Variation(
            variation.Seed, number == 0 ? first : encode(variation.Picture), [.. Enumerable.Range(0, painted.Count).Select(other => differences[number, other])]))];
    }
}
