namespace CoCosNet.Api.Samples;

/// <summary>The samples that come with the program. Addresses are relative to the catalog's own.</summary>
/// <param name="Sets">In the order of their names.</param>
internal sealed record SampleCatalog(IReadOnlyList<SampleSet> Sets);
