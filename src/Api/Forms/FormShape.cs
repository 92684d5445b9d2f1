namespace CoCosNet.Api.Forms;

/// <summary>The parts that a form may have.</summary>
/// <param name="What">What is sent with it, for a sentence: "a translation".</param>
/// <param name="Files">Parts that are files.</param>
/// <param name="Texts">Parts that are short texts.</param>
internal sealed record FormShape(string What, IReadOnlyList<string> Files, IReadOnlyList<string> Texts)
{
    /// <summary>Every part, as a sentence lists them.</summary>
    public string All { get; } = string.Join(", ", Files.Concat(Texts));
}
