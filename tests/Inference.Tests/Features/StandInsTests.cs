using CoCosNet.Model.Features;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Features;

public sealed class StandInsTests
{
    private const int Labels = 4;

    // 1 takes the look of 2, else of 0; the others have no stand-in.
    private static readonly StandIns OfOne = new([[], [2, 0], [], []]);

    [Fact]
    public void Apply_AClassThatTheExemplarLacks_BecomesItsFirstStandInThatIsThere()
    {
        using var scope = NewDisposeScope();
        var map = Pictures([1, 3], [1, 3], [1, 3], [3, 3]);

        var matched = OfOne.Apply(map, Pictures([2, 0], [0, 3], [1, 2], [2, 0]));

        Assert.Equal(Ids(Pictures([2, 3], [0, 3], [1, 3], [3, 3])), Ids(matched));
        Assert.Equal(1, matched.sum(1).min().item<float>());
    }

    [Fact]
    public void Apply_NoStandInThereEither_AsksForTheirs()
    {
        using var scope = NewDisposeScope();
        var chain = new StandIns([[1], [2, 0], [3], []]);

        Assert.Equal(Ids(Pictures([3, 3])), Ids(chain.Apply(Pictures([0, 3]), Pictures([3, 3]))));
        Assert.Equal(Ids(Pictures([1, 3])), Ids(chain.Apply(Pictures([0, 3]), Pictures([3, 1]))));
    }

    [Fact]
    public void Apply_NothingMissingOrNobodyThere_ReturnsTheMap()
    {
        using var scope = NewDisposeScope();
        var map = Pictures([1, 3]);

        Assert.Same(map, OfOne.Apply(map, Pictures([1, 0])));
        Assert.Same(map, OfOne.Apply(map, Pictures([3, 3])));
        Assert.Same(map, new StandIns([]).Apply(map, Pictures([2, 2])));
    }

    /// <summary>A picture for each list of ids, one pixel an id.</summary>
    private static Tensor Pictures(params long[][] ids) =>
        nn.functional.one_hot(stack([.. ids.Select(row => tensor(row))]), Labels).to(ScalarType.Float32).transpose(1, 2).unsqueeze(2).contiguous();

    private static long[] Ids(Tensor map) => map.argmax(1).flatten().data<long>().ToArray();
}
