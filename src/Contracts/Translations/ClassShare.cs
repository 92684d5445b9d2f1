namespace CoCosNet.Contracts.Translations;

/// <summary>The share of a class in a label map.</summary>
/// <param name="Id">The class's id.</param>
/// <param name="Name">Its display name.</param>
/// <param name="Share">Its share of the pixels, 0 to 1.</param>
public sealed record ClassShare(int Id, string Name, double Share);
