using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Synthesis;

/// <summary>One of several pictures of the same layout and look.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Picture">The picture.</param>
/// <param name="Grid">The grid of its field.</param>
/// <param name="Field">As <see cref="SynthesisLevel.Field"/>.</param>
internal sealed record SynthesisVariation(int Seed, Picture Picture, PaddedGrid Grid, int[] Field)
{
    /// <summary>What <see cref="LocalRepaint"/> continues; null for a picture that cannot be continued.</summary>
    public PaintedSynthesis? Painted { get; init; }

    /// <summary>Returns the share of pixels, 0 to 1, that another variation takes from another place of the exemplar.</summary>
    public double DifferenceTo(SynthesisVariation other)
    {
        var different = 0L;
        for (var y = 0; y < Grid.Height; y++)
        {
            for (var position = Grid.At(0, y); position < Grid.At(Grid.Width, y); position++)
            {
                different += Field[position] == other.Field[position] ? 0 : 1;
            }
        }

        return (double)different / ((long)Grid.Width * Grid.Height);
    }
}
