using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Evidence;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Model.Matching;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Evidence;

public sealed class EvidencePictureTests
{
    private static readonly PixelSize Size = new(96, 64);

    [Fact]
    public void Collect_CandidatesOfTheSamePixel_AreOnePlaceAndTheHeaviestComesFirst()
    {
        var matches = Matches(1, 2, [[5, 7], [4, 7], [5, 6], [3, 7]], [[0.3f, 0.25f], [0.2f, 0.25f], [0.1f, 0.25f], [0.4f, 0.25f]], exemplar: new PixelSize(8, 1));
        var places = new Place[4];

        Assert.Equal(3, matches.Collect(0, places));
        Assert.Equal([new Place(5, 0.3f + 0.1f), new Place(3, 0.4f), new Place(4, 0.2f)], places[..3]);
        Assert.Equal(2, matches.Collect(1, places));
        Assert.Equal([new Place(7, 0.75f), new Place(6, 0.25f)], places[..2]);
        Assert.Equal([5, 7], matches.Best());
    }

    [Fact]
    public void Flow_OfPixelsThatStay_IsGreyButForTheLegend()
    {
        var picture = FlowPicture.Draw(Field((x, y) => (x, y)), Size);
        Assert.Equal(Size, picture.Size);
        Assert.Equal(At(picture, 0, 0), At(picture, 40, 20));
        Assert.Single(At(picture, 0, 0).Distinct());
        Assert.NotEqual(At(picture, 0, 0), At(picture, 90, 57));
    }

    [Fact]
    public void Flow_FromTheRightAndFromTheLeft_IsYellowAndBlue()
    {
        var picture = FlowPicture.Draw(Field((x, y) => (x < 48 ? 95 : 0, y)), Size);
        var (fromRight, fromLeft) = (At(picture, 10, 10), At(picture, 85, 10));
        Assert.True(fromRight[0] > fromRight[2] + 50, string.Join(',', fromRight));
        Assert.True(fromLeft[2] > fromLeft[0] + 50, string.Join(',', fromLeft));
    }

    [Fact]
    public void Flow_FromAboveAndFromBelow_IsLightAndDark()
    {
        var picture = FlowPicture.Draw(Field((x, y) => (x, x < 48 ? 0 : 63)), Size);
        Assert.True(At(picture, 10, 50)[1] > At(picture, 60, 5)[1] + 100);
    }

    [Fact]
    public void Confidence_OfPiecesThatMoveTogether_IsFullInsideAndLowAtTheSeam()
    {
        var best = Field((x, y) => x < 48 ? (x + 30, y) : (x - 40, y));
        var confidence = MatchConfidence.Measure(Single(best), best);
        Assert.Equal(1, confidence[(10 * Size.Width) + 10], 5);
        Assert.Equal(2f / 3, confidence[(10 * Size.Width) + 48], 5);
    }

    [Fact]
    public void Confidence_OfScatteredMatches_IsLow()
    {
        var random = new Random(3);
        var best = Field((_, _) => (random.Next(Size.Width), random.Next(Size.Height)));
        Assert.InRange(MatchConfidence.Measure(Single(best), best).Average(), 0, 0.2f);
    }

    [Fact]
    public void Confidence_OfCandidatesThatDisagree_IsTheShareOfThoseThatAgree()
    {
        var shares = new[] { 0.75f, 0.25f };
        var matches = Placed(new WeightedMatches(
            tensor((long[])[0, 1, 2, 3, 3, 2, 1, 0], [1, 2, 1, 4]), tensor(shares).reshape(1, 2, 1, 1).expand(-1, -1, 1, 4)), new PixelSize(4, 1));
        Assert.InRange(MatchConfidence.Measure(matches, matches.Best())[0], 0.75f, 0.9f);
    }

    [Fact]
    public void Correspondence_OfAPictureWithItself_ShowsTheSameTwice()
    {
        var picture = new Picture(Size, [.. Enumerable.Range(0, (int)Size.Pixels * 3).Select(i => (byte)(i * 31 / 7))]);
        var sheet = CorrespondencePicture.Draw(Field((x, y) => (x, y)), picture, picture);
        var right = sheet.Width - Size.Width;
        Assert.True(right > Size.Width);
        for (var y = 0; y < Size.Height; y++)
        {
            Assert.Equal(Row(sheet, 0, y), Row(sheet, right, y));
        }
    }

    [Fact]
    public void Correspondence_OfAPixelFromElsewhere_HasThatPlacesColor()
    {
        var grey = new Picture(Size, [.. Enumerable.Repeat((byte)120, (int)Size.Pixels * 3)]);
        var sheet = CorrespondencePicture.Draw(Field((_, _) => (70, 30)), grey, grey);
        Assert.Equal(At(sheet, 70, 30), At(sheet, sheet.Width - Size.Width + 5, 60));
        Assert.NotEqual(At(sheet, 5, 60), At(sheet, 70, 30));
    }

    [Fact]
    public void Correspondence_OfPicturesOfDifferentSizes_KeepsEachItsOwn()
    {
        var grey = new Picture(Size, [.. Enumerable.Repeat((byte)120, (int)Size.Pixels * 3)]);
        var wide = new Picture(new PixelSize(128, 48), [.. Enumerable.Repeat((byte)120, 128 * 48 * 3)]);
        var sheet = CorrespondencePicture.Draw([.. Enumerable.Repeat((40 * 128) + 100, (int)Size.Pixels)], wide, grey);
        Assert.Equal(64, sheet.Height);
        Assert.Equal(At(sheet, 100, 40), At(sheet, sheet.Width - Size.Width + 5, 60));
        Assert.Equal([255, 255, 255], At(sheet, 3, 60));
    }

    [Fact]
    public void Matches_OfPaddedGrids_LieInsideBothPictures()
    {
        // Result 150×90 on a grid of 160×128, exemplar 200×70 on one of 224×128; each pixel of the grid matches its own place.
        var sizes = new WorkingSizes(new PixelSize(150, 90));
        Assert.Equal(new PixelSize(160, 128), sizes.Grid);
        long[] indices = [.. Enumerable.Range(0, 160 * 128).Select(pixel => (pixel / 160 * 224L) + (pixel % 160))];
        var exemplar = new PixelSize(200, 70);
        using var scope = NewDisposeScope();
        long[] shape = [1, 1, 128, 160];
        var matches = new PlacedMatches(new WeightedMatches(tensor(indices, shape), ones(shape)) { Source = (128, 224) }, sizes, exemplar, enlarge: true);

        Assert.Equal((150, 90, 200, 70, 1), (matches.Width, matches.Height, matches.SourceWidth, matches.SourceHeight, matches.Factor));
        Assert.Equal((40 * 200) + 33, matches.At((40 * 150) + 33, 0).Pixel);
        Assert.Equal((69 * 200) + 149, matches.At((89 * 150) + 149, 0).Pixel);
        Assert.Equal((24, 52), matches.InResult((40 * 200) + 33 - 1));
    }

    [Fact]
    public void Matches_OfAResultThatWasComputedSmaller_AreEnlarged()
    {
        var sizes = new WorkingSizes(new PixelSize(2047, 1500));
        Assert.Equal((2, new PixelSize(1024, 750), new PixelSize(1024, 768)), (sizes.Scale, sizes.Computed, sizes.Grid));
        using var scope = NewDisposeScope();
        long[] shape = [1, 1, 768, 1024];
        var indices = tensor([.. Enumerable.Range(0, 768 * 1024).Select(pixel => (long)pixel)], shape);
        var matches = new PlacedMatches(new WeightedMatches(indices, ones(shape)), sizes, new PixelSize(2048, 1500), enlarge: true);

        foreach (var (x, y) in new[] { (0, 0), (1, 1), (2046, 1499), (777, 1234) })
        {
            Assert.Equal((y * 2048) + x, matches.At((y * 2047) + x, 0).Pixel);
        }
    }

    [Fact]
    public void Probe_OfAPixel_AnswersInTheResultsPixelsAtEveryLevel()
    {
        using var scope = NewDisposeScope();
        PlacedMatches[] levels = [Matches(8, 12, [Every(96, 13L)], [Every(96, 1f)], Size), Matches(64, 96, [Every(6144, 97L), Every(6144, 5L)], [Every(6144, 0.9f), Every(6144, 0.1f)])];
        var probe = ProbeReader.Read(new PixelPosition(50, 33), levels);

        Assert.Equal(new PixelPosition(50, 33), probe.Position);
        Assert.Equal([0, 1], probe.Levels.Select(level => level.Level));
        Assert.Equal([new ProbeMatch(new PixelPosition(12, 12), 1)], probe.Levels[0].Matches);
        Assert.Equal([new ProbeMatch(new PixelPosition(1, 1), 0.9), new ProbeMatch(new PixelPosition(5, 0), 0.1)], probe.Levels[1].Matches);
    }

    [Theory]
    [InlineData(96, 0)]
    [InlineData(0, 64)]
    [InlineData(-1, 3)]
    public void Probe_OutsideTheResult_IsRefusedWithItsSize(int x, int y)
    {
        var refused = Assert.Throws<TranslationException>(() => ProbeReader.Check([new PixelPosition(x, y)], Size));
        Assert.Equal((TranslationError.InvalidOption, "probe"), (refused.Error, refused.Field));
        Assert.Contains("x 0 to 95, y 0 to 63", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Matches_AsAFile_AreWhatNumPyReads()
    {
        var array = MatchArray.Write(Matches(1, 2, [[1, 0], [0, 0]], [[0.75f, 0.5f], [0.25f, 0.5f]]));
        var file = array.Content.Span;
        Assert.Equal([1, 2, 2, 3], array.Shape);
        Assert.Equal(0, (file.Length - (2 * 12)) % 64);
        Assert.Contains("'descr': '<u2', 'fortran_order': False, 'shape': (1, 2, 2, 3)", System.Text.Encoding.ASCII.GetString(file[10..]), StringComparison.Ordinal);
        var values = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ushort>(file[^24..]).ToArray();
        Assert.Equal([1, 0, 49151, 0, 0, 16384, 0, 0, 65535, 0, 0, 0], values);
    }

    private static int[] Field(Func<int, int, (int X, int Y)> from) => [.. Enumerable.Range(0, (int)Size.Pixels).Select(pixel =>
    {
        var (x, y) = from(pixel % Size.Width, pixel / Size.Width);
        return (y * Size.Width) + x;
    })];

    private static PlacedMatches Single(int[] best) =>
        Matches(Size.Height, Size.Width, [Array.ConvertAll(best, pixel => (long)pixel)], [Every(best.Length, 1f)]);

    private static PlacedMatches Matches(int height, int width, long[][] indices, float[][] weights, PixelSize? result = null, PixelSize? exemplar = null)
    {
        using var scope = NewDisposeScope();
        long[] shape = [1, indices.Length, height, width];
        var matches = new WeightedMatches(tensor([.. indices.SelectMany(i => i)], shape), tensor([.. weights.SelectMany(w => w)], shape));
        return Placed(
            exemplar is { } source ? matches with { Source = (source.Height, source.Width) } : matches, result ?? new PixelSize(width, height), exemplar);
    }

    private static PlacedMatches Placed(WeightedMatches matches, PixelSize result, PixelSize? exemplar = null) =>
        new(matches, new WorkingSizes(result), exemplar ?? result, enlarge: false);

    private static T[] Every<T>(int count, T value) => [.. Enumerable.Repeat(value, count)];

    private static byte[] At(Picture picture, int x, int y) => picture.Pixels[(3 * ((y * picture.Width) + x))..][..3];

    private static byte[] Row(Picture picture, int x, int y) => picture.Pixels[(3 * ((y * picture.Width) + x))..][..(3 * Size.Width)];
}
