namespace CoCosNet.Inference.Analogy.Textures;

/// <summary>
/// What it costs to paint a pixel like an exemplar's pixel: how far the picture around it, as painted so far, is from the
/// exemplar's, and how far the labels' features are apart. A pixel of another class is no candidate.
/// </summary>
/// <param name="target">The picture that is painted.</param>
/// <param name="exemplar">On the same grid.</param>
/// <param name="guide">The features.</param>
/// <param name="guideWeight">Of the features' squared distance against the colours'.</param>
internal readonly ref struct MatchCost(LabelledPicture target, LabelledPicture exemplar, FeatureDistance guide, float guideWeight)
{
    private readonly ReadOnlySpan<uint> _target = target.Pixels;
    private readonly ReadOnlySpan<uint> _exemplar = exemplar.Pixels;
    private readonly ReadOnlySpan<short> _targetClasses = target.Classes;
    private readonly ReadOnlySpan<short> _exemplarClasses = exemplar.Classes;
    private readonly ReadOnlySpan<int> _pixels = target.Grid.Pixels;
    private readonly int _stride = target.Grid.Stride;
    private readonly FeatureDistance _guide = guide;

    /// <summary>Whether a position, which may be any number, is inside the exemplar and of the class at the target's position.</summary>
    public bool Allows(int position, int match) =>
        (uint)match < (uint)_exemplarClasses.Length && _exemplarClasses[match] == _targetClasses[position];

    /// <summary>The features' part.</summary>
    public float Guide(int position, int match) => guideWeight * _guide.Measure(_pixels[position], _pixels[match]);

    /// <summary>Both parts; anything above the limit once it is passed.</summary>
    public float Total(int position, int match, float limit)
    {
        var texture = PatchDistance.Measure(_target, position, _exemplar, match, _stride, limit);
        return texture > limit ? texture : texture + Guide(position, match);
    }
}
