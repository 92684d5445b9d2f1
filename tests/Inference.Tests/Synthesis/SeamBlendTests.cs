using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Synthesis;
using CoCosNet.Inference.Tests.Analogy;

namespace CoCosNet.Inference.Tests.Synthesis;

public sealed class SeamBlendTests
{
    private static readonly PixelSize Size = new(64, 16);

    [Fact]
    public void Smooth_TwoFlatPiecesOfOneClass_SpreadsTheStep()
    {
        var blended = Blend(TexturedScene.Map(Size, (_, _) => 0));
        Assert.True(LargestStep(blended) < 8, $"A step of {LargestStep(blended)} is left of 40.");
    }

    [Fact]
    public void Smooth_StepAtAClassBorder_KeepsIt()
    {
        var blended = Blend(TexturedScene.Map(Size, (x, _) => x < 0.5 ? 0 : 1));
        Assert.Equal(40, LargestStep(blended));
    }

    /// <summary>Two flat pieces, 40 grey levels apart, copied from where the exemplar is flat on both sides.</summary>
    private static Picture Blend(LabelMap map)
    {
        var grid = new PaddedGrid(Size.Width, Size.Height);
        var pixels = new byte[Size.Pixels * Picture.Channels];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)(i / Picture.Channels % Size.Width < Size.Width / 2 ? 80 : 120);
        }

        var target = LabelledPicture.From(new Picture(Size, pixels), map.Indices);
        var matches = new int[grid.Length];
        Array.Fill(matches, -1);
        for (var pixel = 0; pixel < Size.Pixels; pixel++)
        {
            matches[grid.At(pixel % Size.Width, pixel / Size.Width)] = grid.At(pixel % Size.Width < Size.Width / 2 ? 10 : 50, 8);
        }

        SeamBlend.Smooth(target, LabelledPicture.From(new Picture(Size, pixels), map.Indices), matches, SynthesisWindow.Whole(target.Grid));
        return target.ToPicture();
    }

    private static int LargestStep(Picture picture) => Enumerable.Range(1, Size.Width - 1).Max(x =>
        Math.Abs(picture.Pixels[Picture.Channels * (8 * Size.Width + x)] - picture.Pixels[Picture.Channels * (8 * Size.Width + x - 1)]));
}
