using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Synthesis;

/// <summary>A finished level of the synthesis.</summary>
/// <param name="Planned">The level's plan.</param>
/// <param name="Target">The painted picture.</param>
/// <param name="Field">For every position of the target, the position in the source of its match; −1 in the margin that is not tiled.</param>
internal sealed record SynthesisLevel(PlannedLevel Planned, LabelledPicture Target, int[] Field)
{
    /// <summary>Pixels of the result per pixel of the level along each axis.</summary>
    public int Factor => Planned.Factor;

    /// <summary>The exemplar at this level.</summary>
    public LabelledPicture Source => Planned.Source;

    /// <summary>Returns the matched pixels themselves, each at the place that it is matched to.</summary>
    public Picture Warp()
    {
        var warp = new LabelledPicture(Target.Grid, Target.Classes());
        for (var y = 0; y < Target.Grid.Height; y++)
        {
            for (var position = Target.Grid.At(0, y); position < Target.Grid.At(Target.Grid.Width, y); position++)
            {
                warp.Paint(position, Source.Pixels[Field[position]]);
            }
        }

        return warp.ToPicture();
    }

    /// <summary>Returns the field as flat indices of source pixels, height × width of the target.</summary>
    public long[] Matches()
    {
        var grid = Target.Grid;
        var matches = new long[grid.Width * grid.Height];
        for (var y = 0; y < grid.Height; y++)
        {
            for (var x = 0; x < grid.Width; x++)
            {
                var (column, row) = Source.Grid.Pixel(Field[grid.At(x, y)]);
                matches[(y * grid.Width) + x] = ((long)row * Source.Grid.Width) + column;
            }
        }

        return matches;
    }
}
