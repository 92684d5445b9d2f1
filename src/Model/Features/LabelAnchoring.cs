using CoCosNet.Model.Ops;
using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Model.Features;

/// <summary>Joins features with <see cref="FeatureAnchors"/>; reads the classes of an exemplar that has no label somewhere, and matches classes that
/// the exemplar lacks as their stand-ins. A departure from paper and released code (docs/decisions/0015-anchors.md).</summary>
/// <param name="scope">State dict of the class reader.</param>
/// <param name="labels">L.</param>
/// <param name="standIns">For each class its stand-ins, as of <see cref="StandIns"/>.</param>
internal sealed class LabelAnchoring(ParameterScope scope, int labels, IReadOnlyList<IReadOnlyList<int>> standIns) : IAnchoring
{
    private readonly ClassReader _reader = new(scope, labels);
    private readonly StandIns _standIns = new(standIns);
    private readonly ScalarType _type = scope.Source.ComputeType;

    public Tensor Complete(Tensor exemplar, Tensor map)
    {
        if (ClassReader.IsComplete(map))
        {
            return map;
        }

        // The reader learns by a loss of its own (ReadClasses), not by how well matching went.
        using var gradients = no_grad();
        return ClassReader.Complete(map, _reader.Read(_type, exemplar));
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
        var joined = new Tensor[PyramidEncoder.Levels];
        for (var level = Finest; level >= 0; level--)
        {
            map = level == Finest ? map : Resize.Pool(map, 2);
            joined[level] = FeatureAnchors.Join(learned.ElementAtOrDefault(level), map, finest: level == Finest);
        }

        return joined;
    }

    /// <summary>The classes that a picture shows, as they are read where a map has no label.</summary>
    /// <param name="picture">B×3×H×W, −1..1.</param>
    /// <returns>B×L×h×w logits, 128 on the longer side.</returns>
    public Tensor ReadClasses(Tensor picture) => _reader.forward(_type, picture);
}
