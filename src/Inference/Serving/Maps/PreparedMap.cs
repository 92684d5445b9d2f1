using CoCosNet.Contracts.Content;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Serving.Maps;

/// <summary>A map for one size of results: all that does not depend on the exemplar.</summary>
/// <param name="Reading">What was mended and chosen while it was read.</param>
/// <param name="Sizes">Sizes of the translation.</param>
/// <param name="Painted">At the result's size.</param>
/// <param name="Computed">At the computed size, on its grid.</param>
internal sealed record PreparedMap(MapReading Reading, WorkingSizes Sizes, SemanticMap Painted, SemanticMap Computed)
{
    /// <summary>What it takes while it is kept.</summary>
    public long Bytes => Painted.Bytes + (ReferenceEquals(Painted, Computed) ? 0 : Computed.Bytes);

    /// <summary>Names a prepared map of one model by everything that it is made of.</summary>
    /// <param name="file">The map.</param>
    /// <param name="options">Of the request.</param>
    /// <param name="labels">The request's own classes; null if they are the model's.</param>
    public static string KeyOf(SemanticMapFile file, TranslationOptions options, ClassTable? labels)
    {
        using var digest = new ContentDigest();
        return digest
            .Add("reading", $"{options.MapColors} {string.Join(',', options.Ignore)} {options.Person} {options.Width} {options.Height} {labels?.Colors}")
            .Add("map", file.Content.Span)
            .Add("subset", (file.Subset ?? default).Span)
            .Finish();
    }
}
