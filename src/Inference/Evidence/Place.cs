namespace CoCosNet.Inference.Evidence;

/// <summary>A pixel of the exemplar and its share in a pixel of the result.</summary>
internal readonly record struct Place(int Pixel, float Weight);
