namespace CoCosNet.Inference.Evidence;

/// <summary>A pixel of the exemplar and its share of what was made from it.</summary>
internal readonly record struct Place(int Pixel, float Weight);
