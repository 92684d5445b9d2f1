using CoCosNet.Training.Learning;
using static TorchSharp.torch;

namespace CoCosNet.Training.Tests.Learning;

public sealed class LabelledPicturesTests
{
    private const int Batch = 3;
    private const int Classes = 4;
    private const int Side = 16;

    [Fact]
    public void Rearranged_Often_EveryPixelKeepsItsLabel()
    {
        using var scope = NewDisposeScope();
        var pictures = Pictures();
        var (mixed, smaller) = (0, 0);
        for (var seed = 0; seed < 50; seed++)
        {
            var rearranged = pictures.Rearranged(new Random(seed));

            Assert.Equal(ColorsOf(rearranged.Maps), rearranged.Pictures[.., 0].data<float>().ToArray());
            Assert.Equal(1, rearranged.Maps.sum(1).min().item<float>());
            smaller += rearranged.Pictures.shape[2] < Side ? 1 : 0;
            mixed += rearranged.Pictures[0, 1].unique().Item1.numel() > 1 ? 1 : 0;
        }

        Assert.InRange(mixed, 20, 45);
        Assert.InRange(smaller, 30, 50);
    }

    [Fact]
    public void Rearranged_TheSameSeed_IsTheSame()
    {
        using var scope = NewDisposeScope();

        var (one, other) = (Pictures().Rearranged(new Random(3)), Pictures().Rearranged(new Random(3)));

        Assert.True(one.Pictures.Equals(other.Pictures));
        Assert.True(one.Maps.Equals(other.Maps));
    }

    /// <summary>Their first channel is the class, their second the picture's number.</summary>
    private static LabelledPictures Pictures()
    {
        using var generator = new Generator(1);
        var labels = randint(0, Classes, [Batch, Side, Side], generator: generator);
        var maps = nn.functional.one_hot(labels, Classes).permute(0, 3, 1, 2).to(ScalarType.Float32).contiguous();
        var numbers = arange(Batch).reshape(-1, 1, 1).expand(-1, Side, Side).to(ScalarType.Float32);
        return new LabelledPictures(stack([labels.to(ScalarType.Float32), numbers, numbers], 1), maps);
    }

    private static float[] ColorsOf(Tensor maps) => maps.argmax(1).to(ScalarType.Float32).contiguous().data<float>().ToArray();
}
