namespace CoCosNet.Training.Evaluation.Textures;

/// <summary>How evenly pictures use the pixels of their exemplars; means over the pictures' pixels.</summary>
/// <param name="Evenness">The number of equally used pixels that has the entropy of the uses, over the largest possible number: the pixels of the class in
/// the exemplar, or those of its region if they are fewer. 1 if no pixel is used more often than necessary.</param>
/// <param name="MostUsed">Share of a class's region that is painted from the class's ten most used pixels.</param>
internal sealed record SourceUseSummary(double Evenness, double MostUsed);
