using System.Collections.Concurrent;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Training.Data;
using CoCosNet.Training.Data.Batches;
using CoCosNet.Training.Data.Scenes;
using static TorchSharp.torch;

namespace CoCosNet.Training.Tests.Data;

public sealed class BatchLoaderTests
{
    private static readonly PixelSize Size = new(64, 32);

    [Fact]
    public void Next_WithManyThreads_GivesBatchesInOrder()
    {
        using var loader = new BatchLoader(new Numbered(), batchSize: 3, Size, firstItem: 6, threads: 4, ahead: 5);
        for (var number = 6; number < 90; number += 3)
        {
            var batch = loader.Next();
            Assert.Equal((number, number + 3), (batch.FirstNumber, batch.NextNumber));
            Assert.Equal([number, number + 1, number + 2], Shades(batch));
        }
    }

    [Fact]
    public void Next_OfALoaderThatBeginsLater_GivesWhatTheFirstWouldHaveGiven()
    {
        var items = new SceneItems(5, SceneSplit.Training, new SceneItemSettings());
        using var whole = new BatchLoader(items, batchSize: 2, Size);
        whole.Next();
        var second = whole.Next();
        using var resumed = new BatchLoader(items, batchSize: 2, Size, firstItem: 2);
        using var expected = second.ToTensors(CPU);
        using var actual = resumed.Next().ToTensors(CPU);
        foreach (var (one, other) in Parts(expected).Zip(Parts(actual)))
        {
            Assert.True(one.equal(other).all().item<bool>());
        }
    }

    [Fact]
    public void Next_AfterASourceFailed_ThrowsItsErrorInItsPlaceAndAgain()
    {
        using var loader = new BatchLoader(new Numbered { Fails = 5 }, batchSize: 2, Size, threads: 2);
        Assert.Equal(0, loader.Next().FirstNumber);
        Assert.Equal(2, loader.Next().FirstNumber);
        Assert.Equal("Item 5 fails.", Assert.Throws<InvalidOperationException>(loader.Next).Message);
        Assert.Equal("Item 5 fails.", Assert.Throws<InvalidOperationException>(loader.Next).Message);
    }

    [Fact]
    public void Loader_WithoutReader_MakesNoMoreThanItMay()
    {
        var source = new Numbered();
        using (var loader = new BatchLoader(source, batchSize: 2, Size, threads: 3, ahead: 4))
        {
            loader.Next();
        }

        Assert.True(source.Asked.Count <= 10, $"{source.Asked.Count}");
    }

    [Fact]
    public void Next_AfterDispose_SaysSo()
    {
        var loader = new BatchLoader(new Numbered(), 1, Size);
        loader.Dispose();
        Assert.Throws<ObjectDisposedException>(loader.Next);
    }

    [Fact]
    public void ToTensors_OfAnItemWithAndOneWithoutFlow_ShowsTheItems()
    {
        var warped = new SceneItems(5, SceneSplit.Training, SceneItemSettings.PlainWarped).Item(0, Size);
        var pair = new SceneItems(5, SceneSplit.Training, SceneItemSettings.Plain).Item(1, Size);
        using var tensors = new TrainingBatch(0, [warped, pair]).ToTensors(CPU);
        Assert.Equal([2, 13, 32, 64], tensors.Map.shape);
        Assert.Equal([2, 13, 32, 64], tensors.ExemplarMap.shape);
        Assert.Equal([2, 3, 32, 64], tensors.Truth.shape);
        Assert.Equal([2, 3, 32, 64], tensors.Exemplar.shape);
        Assert.Equal([2, 2, 32, 64], tensors.Flow.shape);
        Assert.Equal([2, 1, 32, 64], tensors.FlowMask.shape);

        var at = (20 * 64) + 40;
        Assert.Equal((warped.Truth.Pixels[(at * 3) + 1] / 127.5f) - 1f, tensors.Truth[0, 1, 20, 40].item<float>());
        Assert.Equal(1f, tensors.Map[1, ((LabelMap)pair.Map).Indices[at], 20, 40].item<float>());
        Assert.Equal(1f, tensors.Map.sum(1).max().item<float>());
        Assert.Equal(warped.Flow!.Rows.Count(row => !float.IsNaN(row)), tensors.FlowMask.sum().item<float>());
        Assert.Equal(0f, tensors.FlowMask[1].sum().item<float>());
        Assert.True(tensors.Flow.isfinite().all().item<bool>());
        var seen = Array.FindIndex(warped.Flow.Rows, row => !float.IsNaN(row));
        Assert.Equal(warped.Flow.Rows[seen], tensors.Flow[0, 0, seen / 64, seen % 64].item<float>());
        Assert.Equal(warped.Flow.Columns[seen], tensors.Flow[0, 1, seen / 64, seen % 64].item<float>());
    }

    private static Tensor[] Parts(BatchTensors batch) => [batch.Map, batch.Truth, batch.ExemplarMap, batch.Exemplar, batch.Flow, batch.FlowMask];

    private static int[] Shades(TrainingBatch batch)
    {
        using var tensors = batch.ToTensors(CPU);
        return [.. Enumerable.Range(0, batch.Count).Select(i => (int)MathF.Round((tensors.Truth[i, 0, 0, 0].item<float>() + 1f) * 127.5f))];
    }

    /// <summary>Items whose pictures are as bright as their number; each takes as long as it likes.</summary>
    private sealed class Numbered : IItemSource
    {
        public long Fails { get; init; } = -1;

        public ConcurrentBag<long> Asked { get; } = [];

        public int MapChannels => 1;

        public TrainingItem Item(long number, PixelSize size)
        {
            Asked.Add(number);
            Thread.SpinWait((int)(number * 7919 % 13) * 1000);
            if (number == Fails)
            {
                throw new InvalidOperationException($"Item {number} fails.");
            }

            var map = new LabelMap(size, 1, new byte[size.Pixels]);
            var picture = new Picture(size, [.. Enumerable.Repeat((byte)number, (int)size.Pixels * 3)]);
            return new TrainingItem(map, picture, map, picture, null);
        }
    }
}
