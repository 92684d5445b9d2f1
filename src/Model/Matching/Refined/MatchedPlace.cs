namespace CoCosNet.Model.Matching.Refined;

/// <summary>A pixel of the map and its match, in pixels of a level.</summary>
internal readonly record struct MatchedPlace(double Row, double Column, double MatchRow, double MatchColumn);
