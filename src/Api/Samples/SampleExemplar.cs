namespace CoCosNet.Api.Samples;

/// <summary>A picture to borrow the look from.</summary>
/// <param name="Name">What a person calls it: <c>coast</c>, <c>coast, moonlit night</c>.</param>
/// <param name="Picture">Its address.</param>
internal sealed record SampleExemplar(string Name, string Picture);
