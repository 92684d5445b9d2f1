namespace CoCosNet.Contracts.Translations;

/// <summary>How much of a label map a class has.</summary>
/// <param name="Id">The class's id.</param>
/// <param name="Name">What a person calls it.</param>
/// <param name="Share">Its share of the pixels, 0 to 1.</param>
public sealed record ClassShare(int Id, string Name, double Share);
