namespace CoCosNet.Model.Features;

/// <summary>The length of each part of an anchored feature before normalisation: the square root of its share in a dot product.</summary>
/// <param name="LearnedLength">Length of the learned part.</param>
/// <param name="ClassLength">Length of the pixel's own class.</param>
/// <param name="AroundLengths">Length of one window, for each surroundings.</param>
/// <param name="Radii">Radius of each surroundings, in pixels of the level.</param>
internal sealed record AnchorParts(float LearnedLength, float ClassLength, float[] AroundLengths, int[] Radii);
