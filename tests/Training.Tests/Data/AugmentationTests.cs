using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Scenes.Noise;
using CoCosNet.Training.Data.Augmentation;
using CoCosNet.Training.Data.Textures;

namespace CoCosNet.Training.Tests.Data;

public sealed class AugmentationTests
{
    private static readonly PixelSize Size = new(64, 64);

    [Fact]
    public void ColorShift_OfTwoPictures_ChangesEqualColorsAlike()
    {
        var shift = ColorShift.Draw(new ColorShiftSettings { Share = 1f }, new SeededRandom(5))!;
        var picture = Noise(1);
        var reversed = new Picture(Size, [.. picture.Pixels.Chunk(3).Reverse().SelectMany(pixel => pixel)]);
        var shifted = shift.Apply(picture).Pixels;
        Assert.NotEqual(picture.Pixels, shifted);
        Assert.Equal(shifted.Chunk(3).Reverse().SelectMany(pixel => pixel), shift.Apply(reversed).Pixels);
    }

    [Fact]
    public void ColorShift_DrawnOften_KeepsGreyRampsInOrderAndTellsThemApart()
    {
        var ramp = new Picture(new PixelSize(256, 1), [.. Enumerable.Range(0, 256).SelectMany(v => new[] { (byte)v, (byte)v, (byte)v })]);
        for (var seed = 0; seed < 100; seed++)
        {
            var shifted = ColorShift.Draw(new ColorShiftSettings { Share = 1f }, new SeededRandom(seed))!.Apply(ramp).Pixels;
            var greens = shifted.Chunk(3).Select(pixel => pixel[1]).ToList();
            Assert.Equal(greens.Order(), greens);
            Assert.True(greens[^1] - greens[0] > 90, $"seed {seed}: {greens[0]} … {greens[^1]}");
        }
    }

    [Fact]
    public void Settings_None_ChangeNothing()
    {
        var (picture, map) = (Noise(2), Halves());
        var random = new SeededRandom(3);
        Assert.Null(ColorShift.Draw(ColorShiftSettings.None, random));
        Assert.Same(picture, PictureWear.Apply(picture, PictureWearSettings.None, random));
        Assert.Equal(map.Indices, ((LabelMap)MapWear.Apply(map, MapWearSettings.None, random)).Indices);
    }

    [Fact]
    public void PictureWear_AtItsStrongest_KeepsThePictureRecognisable()
    {
        var settings = new PictureWearSettings { BlurShare = 1f, ResolutionShare = 1f, VignetteShare = 1f, GrainShare = 1f, JpegShare = 1f };
        for (var seed = 0; seed < 10; seed++)
        {
            var worn = PictureWear.Apply(Ramp(), settings, new SeededRandom(seed));
            Assert.Equal(Size, worn.Size);
            Assert.InRange(worn.Pixels.Zip(Ramp().Pixels, (a, b) => Math.Abs(a - b)).Average(), 0.5, 20);
            Assert.Equal(worn.Pixels, PictureWear.Apply(Ramp(), settings, new SeededRandom(seed)).Pixels);
        }
    }

    [Fact]
    public void MapWear_AtItsStrongest_KeepsMostLabelsAndInventsNone()
    {
        var settings = new MapWearSettings { SimplifiedShare = 1f, UnevenShare = 1f, BlobShare = 1f };
        for (var seed = 0; seed < 20; seed++)
        {
            var worn = ((LabelMap)MapWear.Apply(Halves(), settings, new SeededRandom(seed))).Indices;
            Assert.All(worn, index => Assert.True(index is 1 or 3));
            Assert.InRange(worn.Zip(Halves().Indices, (a, b) => a == b ? 1.0 : 0.0).Average(), 0.85, 1);
        }
    }

    [Fact]
    public void MajorityFilter_OfSpecksAndAStraightBorder_RemovesTheSpecksOnly()
    {
        var speckled = (byte[])Halves().Indices.Clone();
        speckled[(10 * Size.Width) + 20] = 3;
        speckled[0] = 3;
        speckled[^1] = 1;
        Assert.Equal(Halves().Indices, MajorityFilter.Apply(speckled, Size, 2));
    }

    [Fact]
    public void RegionTextures_OnTwoPictures_GiveAClassOneLookAndLeaveUnknownClassesAlone()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var random = new SeededRandom(seed);
            var textures = RegionTextures.Draw(Halves(), random);
            var first = textures.Apply(Ramp(), Halves(), random);
            var second = textures.Apply(Ramp(), Halves(), random);
            foreach (var top in new[] { true, false })
            {
                Assert.InRange(Math.Abs(Mean(first, top) - Mean(second, top)), 0, 30);
            }

            var elsewhere = new LabelMap(Size, 5, [.. Enumerable.Repeat((byte)4, (int)Size.Pixels)]);
            Assert.Equal(Ramp().Pixels, textures.Apply(Ramp(), elsewhere, random).Pixels);
        }
    }

    private static double Mean(Picture picture, bool top) =>
        (top ? picture.Pixels.Take(picture.Pixels.Length / 2) : picture.Pixels.Skip(picture.Pixels.Length / 2)).Average(value => (double)value);

    private static LabelMap Halves() =>
        new(Size, 5, [.. Enumerable.Range(0, (int)Size.Pixels).Select(pixel => (byte)(pixel < Size.Pixels / 2 ? 1 : 3))]);

    private static Picture Ramp() => new(Size, [.. Enumerable.Range(0, (int)Size.Pixels * 3).Select(i => (byte)(60 + (i / 3 % 64 * 2)))]);

    private static Picture Noise(int seed)
    {
        var random = new SeededRandom(seed);
        return new Picture(Size, [.. Enumerable.Range(0, (int)Size.Pixels * 3).Select(_ => (byte)random.Below(256))]);
    }
}
