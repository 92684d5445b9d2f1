using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Synthesis.Guides;

namespace CoCosNet.Inference.Tests.Synthesis.Guides;

public sealed class ClassCodesTests
{
    [Fact]
    public void Codes_OfPermutedIds_AreThoseOfTheClasses()
    {
        // Twelve classes, some of the same size.
        byte[] labels = [.. Enumerable.Range(0, 60).Select(pixel => (byte)(pixel * pixel % 12)), .. Enumerable.Range(0, 12).Select(label => (byte)label)];
        byte[] ids = [200, 3, 77, 1, 0, 90, 12, 45, 254, 66, 5, 130];
        var (own, other) = (Of(labels), Of(Array.ConvertAll(labels, label => ids[label])));

        Assert.All(Enumerable.Range(0, 12), label => Assert.Equal(own[(byte)label], other[ids[label]]));
    }

    private static ClassCodes Of(byte[] labels) => new(new LabelMap(new PixelSize(labels.Length, 1), 256, labels));
}
