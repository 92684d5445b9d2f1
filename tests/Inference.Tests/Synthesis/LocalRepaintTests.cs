using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Synthesis;
using CoCosNet.Inference.Tests.Analogy;
using CoCosNet.Model.Ops;

namespace CoCosNet.Inference.Tests.Synthesis;

public sealed class LocalRepaintTests
{
    /// <summary>Sides that are odd at some level.</summary>
    private static readonly PixelSize Size = new(213, 170);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Paint_ChangedMap_KeepsThePixelsOutsideTheWindow()
    {
        var (old, changed) = (Painted(), Changed(Map()));
        var repaint = new LocalRepaint(old, changed);
        var (before, after) = (old.Picture, repaint.Paint(Token).Picture);

        var different = 0;
        for (var pixel = 0; pixel < Size.Pixels; pixel++)
        {
            var (y, x) = Math.DivRem(pixel, Size.Width);
            var at = Picture.Channels * pixel;
            var same = before.Pixels.AsSpan(at, Picture.Channels).SequenceEqual(after.Pixels.AsSpan(at, Picture.Channels));
            Assert.True(same || repaint.Window.Contains(x, y), $"Pixel {x}, {y} changed outside the window.");
            different += same ? 0 : 1;
        }

        Assert.True(different > 500, $"Only {different} pixels changed.");
    }

    [Fact]
    public void Paint_ChangedMap_GivesTheChangedPixelsTheColourOfTheirClass()
    {
        var map = Map();
        var changed = Changed(map);
        var picture = new LocalRepaint(Painted(), changed).Paint(Token).Picture;

        // Only the changed pixels keep their class; all others get one that does not count.
        var stroke = new LabelMap(Size, map.Channels, [.. changed.Indices.Zip(map.Indices, (label, before) => label == before ? (byte)99 : label)]);
        var painted = TexturedScene.MeanColor(picture, stroke, label: 3);
        var wanted = TexturedScene.MeanColor(TexturedScene.Paint(ExemplarMap()), ExemplarMap(), label: 3);
        Assert.True(wanted.Zip(painted).All(pair => Math.Abs(pair.First - pair.Second) < 15), $"{string.Join(' ', painted)} in place of {string.Join(' ', wanted)}");
    }

    [Fact]
    public void Paint_AnyNumberOfThreads_GivesTheSameBytes()
    {
        var old = Painted();
        var expected = new LocalRepaint(old, Changed(Map())).Paint(Token).Picture.Pixels;
        var usual = KernelThreads.Count;
        try
        {
            KernelThreads.Count = 1;
            Assert.Equal(expected, new LocalRepaint(old, Changed(Map())).Paint(Token).Picture.Pixels);
        }
        finally
        {
            KernelThreads.Count = usual;
        }
    }

    [Fact]
    public void Paint_TheSameMap_ReturnsThePicture()
    {
        var old = Painted();
        var repaint = new LocalRepaint(old, Map());
        Assert.True(repaint.Window.IsEmpty);
        Assert.Equal(old.Picture.Pixels, repaint.Paint(Token).Picture.Pixels);
    }

    [Fact]
    public void Paint_AStrokeAndItsRemoval_LeavesAPictureOfTheFirstMap()
    {
        var stroked = new LocalRepaint(Painted(), Changed(Map())).Paint(Token);
        var removed = new LocalRepaint(stroked, Map()).Paint(Token).Picture;
        foreach (byte label in (byte[])[0, 1, 2, 3])
        {
            var (one, other) = (TexturedScene.MeanColor(Painted().Picture, Map(), label), TexturedScene.MeanColor(removed, Map(), label));
            Assert.True(one.Zip(other).All(pair => Math.Abs(pair.First - pair.Second) < 3), $"Class {label} has another colour.");
        }
    }

    [Fact]
    public void Paint_OldPicture_IsNotModified()
    {
        var old = Painted();
        var (pixels, field) = (old.Picture.Pixels.ToArray(), old.Levels[^1].Field.ToArray());
        new LocalRepaint(old, Changed(Map())).Paint(Token);
        Assert.Equal(pixels, old.Picture.Pixels);
        Assert.Equal(field, old.Levels[^1].Field);
    }

    [Fact]
    public void PaintSeveral_PicturesThatCannotBeContinued_KeepNothing()
    {
        var input = new SynthesisInput(Map(), TexturedScene.Paint(ExemplarMap()), ExemplarMap());
        var synthesis = new TextureSynthesis(new SynthesisSettings());
        Assert.Null(synthesis.PaintSeveral(input with { Seed = 4 }, 1, cancellation: Token)[0].Painted);
        Assert.Null(synthesis.PaintSeveral(input with { Tile = Contracts.Translations.Tiling.X }, 1, cancellation: Token)[0].Painted);
    }

    private static LabelMap Map() => TexturedScene.Map(Size, 0.5, 0.45);

    private static LabelMap ExemplarMap() => TexturedScene.Map(new PixelSize(190, 190), 0.35, 0.7);

    /// <summary>A stroke of class 3.</summary>
    private static LabelMap Changed(LabelMap map) =>
        new(Size, map.Channels, [.. map.Indices.Select((label, pixel) => pixel % Size.Width is > 120 and < 160 && pixel / Size.Width is > 60 and < 80 ? (byte)3 : label)]);

    private static PaintedSynthesis Painted() => new TextureSynthesis(new SynthesisSettings())
        .PaintSeveral(new SynthesisInput(Map(), TexturedScene.Paint(ExemplarMap()), ExemplarMap()), 1, cancellation: Token)[0].Painted!;
}
