using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Semantics.Edges;
using CoCosNet.Training.Data.Augmentation;
using CoCosNet.Training.Data.Folders;

namespace CoCosNet.Training.Tests.Data;

public sealed class FolderItemsTests
{
    private static readonly PixelSize Size = new(64, 32);

    private static readonly FolderSettings Plain = new()
    {
        Colors = ColorShiftSettings.None,
        Exemplar = PictureWearSettings.None,
        ExemplarMap = MapWearSettings.None,
    };

    [Fact]
    public void Item_OverOneEpoch_ShowsEachPictureOnceAndAgainTheSameWhenAskedAgain()
    {
        using var own = new OwnFolder().With(pairs: 6);
        var folder = TrainingFolder.Open(own.Root, Plain);
        var items = new FolderItems(3, folder, Plain);
        var first = Enumerable.Range(0, 12).Select(number => items.Item(number, Size)).ToList();
        foreach (var epoch in first.Chunk(6))
        {
            Assert.Equal(6, epoch.Select(item => item.Truth.Pixels[0]).Distinct().Count());
        }

        // Nothing kept, another order of asking: the same items.
        var again = new FolderItems(3, folder, Plain with { CacheMegabytes = 0 });
        for (var number = 11; number >= 0; number--)
        {
            var item = again.Item(number, Size);
            Assert.Equal(first[number].Truth.Pixels, item.Truth.Pixels);
            Assert.Equal(first[number].Exemplar.Pixels, item.Exemplar.Pixels);
            Assert.Equal(((LabelMap)first[number].ExemplarMap).Indices, ((LabelMap)item.ExemplarMap).Indices);
        }
    }

    [Fact]
    public void Item_WithoutPairList_TakesItselfWarpedOrAMostSimilarPicture()
    {
        using var own = new OwnFolder().With(pairs: 6);
        var settings = Plain with { Neighbours = 2 };
        var folder = TrainingFolder.Open(own.Root, settings);
        Assert.Equal([1, 2], folder.ExemplarsOf(0));
        Assert.Equal([1, 3], folder.ExemplarsOf(2).Order());
        var items = Enumerable.Range(0, 40).Select(number => new FolderItems(1, folder, settings).Item(number, Size)).ToList();
        Assert.InRange(items.Count(item => item.Flow is not null), 10, 30);
        Assert.All(items.Where(item => item.Flow is null), item => Assert.NotEqual(item.Truth.Pixels, item.Exemplar.Pixels));
    }

    [Fact]
    public void Item_WithPairList_TakesItsExemplars()
    {
        using var own = new OwnFolder().With(pairs: 4);
        own.Write("pairs.csv", "# what goes with what\na,d\nb,pictures/d.png\nc,d\nd,a\n");
        var settings = Plain with { SelfShare = 0f };
        var folder = TrainingFolder.Open(own.Root, settings);
        var items = new FolderItems(1, folder, settings);
        var lightest = Enumerable.Range(0, 4).Max(number => items.Item(number, Size).Truth.Pixels[0]);
        var exemplars = Enumerable.Range(0, 4).Select(number => items.Item(number, Size).Exemplar.Pixels[0]);
        Assert.Equal(3, exemplars.Count(first => first == lightest));
    }

    [Fact]
    public void Item_OfOnePicture_IsItselfWarped()
    {
        using var own = new OwnFolder().With(pairs: 1);
        var settings = new FolderSettings { SelfShare = 0f };
        var item = new FolderItems(1, TrainingFolder.Open(own.Root, settings), settings).Item(0, Size);
        Assert.NotNull(item.Flow);
    }

    [Fact]
    public void Item_OfEdgesWithoutMaps_FindsTheEdgesOfThePictures()
    {
        using var own = new OwnFolder().With(pairs: 2);
        Directory.Delete(Path.Combine(own.Root, "maps"), recursive: true);
        var settings = Plain with { Kind = SemanticsKind.Edges };
        var items = new FolderItems(1, TrainingFolder.Open(own.Root, settings), settings);
        Assert.Equal(1, items.MapChannels);
        var edges = ((DenseMap)items.Item(0, Size).Map).Values;

        // The one strong edge is the horizon.
        Assert.True(Enumerable.Range(8, 48).All(column => edges[(15 * 64) + column] + edges[(16 * 64) + column] == 1f));
        Assert.InRange(edges.Sum(), 56, 80);
    }

    [Fact]
    public void CannyDetector_OfADisc_FindsItsOutlineOnePixelWide()
    {
        var size = new PixelSize(64, 64);
        var picture = new Picture(size, [.. Enumerable.Range(0, 64 * 64 * 3).Select(i => Distance(i / 3) < 20 ? (byte)200 : (byte)60)]);
        var edges = CannyDetector.Detect(picture);
        var found = Enumerable.Range(0, edges.Length).Where(pixel => edges[pixel] == 1f).ToList();
        Assert.All(found, pixel => Assert.InRange(Distance(pixel), 18, 22));
        Assert.InRange(found.Count, 100, 170);
        Assert.DoesNotContain(1f, CannyDetector.Detect(new Picture(size, [.. Enumerable.Repeat((byte)90, 64 * 64 * 3)])));

        static double Distance(int pixel) => Math.Sqrt(Math.Pow((pixel % 64) - 31.5, 2) + Math.Pow((pixel / 64) - 31.5, 2));
    }
}
