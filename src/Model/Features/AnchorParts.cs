namespace CoCosNet.Model.Features;

/// <summary>How long each part of an anchored feature is before it is made a unit vector: the square root of its share in a product.</summary>
/// <param name="LearnedLength">What the network learned.</param>
/// <param name="ClassLength">The pixel's own class.</param>
/// <param name="AroundLengths">One window of each surroundings.</param>
/// <param name="Radii">Of each surroundings, in pixels of the level.</param>
internal sealed record AnchorParts(float LearnedLength, float ClassLength, float[] AroundLengths, int[] Radii);
