using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Model.Features;

/// <summary>
/// Adds <see cref="FeatureAnchors"/> to learned features. Reads the classes of an exemplar with unlabelled pixels, and matches classes that
/// the exemplar lacks as their stand-ins. A departure from the paper and the released code (docs/decisions/0015-anchors.md).
/// </summary>
/// <param name="scope">State dict of the class reader.</param>
/// <param name="labels">Number of classes L.</param>
/// <param name="standIns">Stand-ins of each class, see <see cref="StandIns"/>.</param>
/// <param name="levels">Number of levels to build, from the coarsest.</param>
internal sealed class LabelAnchoring(ParameterScope scope, int labels, IReadOnlyList<IReadOnlyList<int>> standIns, int levels) : IAnchoring
{
    private readonly ClassReader _reader = new(scope, labels);
    private readonly StandIns _standIns = new(standIns);
    private readonly ScalarType _type = scope.Source.ComputeType;

    public CompletedMap Complete(Tensor exemplar, Tensor map)
    {
        if (ClassReader.IsComplete(map))
        {
            return new CompletedMap(map);
        }

        // The class reader is trained by its own loss (ReadClasses), not through matching.
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        var logits = _reader.Read(_type, exemplar);
        return new CompletedMap(
            ClassReader.Complete(map, logits).MoveToOuterDisposeScope(), ClassReader.Doubts(map, logits).MoveToOuterDisposeScope());
    }

    public Tensor? Read(Tensor exemplar)
    {
        using var scope = NewDisposeScope();
        return _reader.Read(_type, exemplar).softmax(1).MoveToOuterDisposeScope();
    }

    public Tensor? SharesOf(Tensor map) => map.detach().mean([2, 3], keepdim: true);

    public Tensor Substitute(Tensor map, Tensor? shares) => shares is null ? map : _standIns.Apply(map, shares);

    public Tensor[] Join(Tensor[] learned, Tensor map)
    {
        const int Finest = PyramidEncoder.Levels - 1;
        var joined = new Tensor[levels];
        for (var level = Finest; level >= 0; level--)
        {
            map = level == Finest ? map : Resize.Pool(map, 2);
            if (level < levels)
            {
                joined[level] = FeatureAnchors.Join(learned.ElementAtOrDefault(level), map, finest: level == Finest);
            }
        }

        return joined;
    }

    /// <summary>Reads the classes of a picture, for pixels that have no label.</summary>
    /// <param name="picture">B×3×H×W, −1..1.</param>
    /// <returns>B×L×h×w logits, 128 on the longer side.</returns>
    public Tensor ReadClasses(Tensor picture) => _reader.forward(_type, picture);
}
