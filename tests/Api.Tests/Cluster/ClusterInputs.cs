using CoCosNet.Client;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Tests.Cluster;

/// <summary>Inputs for tiny models.</summary>
internal static class ClusterInputs
{
    /// <summary>Files that fit into messages.</summary>
    public static TranslationInput Small { get; } = Make(64);

    /// <summary>An exemplar that the object store takes: noise of a megabyte.</summary>
    public static TranslationInput Large { get; } = Make(600);

    private static TranslationInput Make(int side)
    {
        var picture = new byte[side * side * 3];
        new Random(side).NextBytes(picture);
        return new TranslationInput
        {
            Map = new SemanticMapFile(PngBuilder.Grey(64, 64, [.. Enumerable.Range(0, 64 * 64).Select(pixel => (byte)(pixel % 64 / 32))])),
            Exemplar = PngBuilder.Rgb(side, side, picture),
            Options = new TranslationOptions { Width = 128, Height = 128 },
        };
    }
}
