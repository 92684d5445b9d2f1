using CoCosNet.Contracts.Content;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Serving.Maps;

/// <summary>A map prepared for one size of results, independent of the exemplar.</summary>
/// <param name="Reading">How the map was read.</param>
/// <param name="Sizes">Sizes of the translation.</param>
/// <param name="Painted">The map at the result's size.</param>
/// <param name="Computed">The map at the computed size, padded to its grid.</param>
internal sealed record PreparedMap(MapReading Reading, WorkingSizes Sizes, SemanticMap Painted, SemanticMap Computed)
{
    /// <summary>What was read of the picture that stands for the map; null for a map.</summary>
    public PictureReading? PictureReading { get; init; }

    /// <summary>Approximate size in memory, in bytes.</summary>
    public long Bytes => Painted.Bytes + (ReferenceEquals(Painted, Computed) ? 0 : Computed.Bytes);

    /// <summary>Computes the cache key of a prepared map from everything that it depends on, apart from the model.</summary>
    /// <param name="file">The map.</param>
    /// <param name="options">The request's options.</param>
    /// <param name="labels">The request's own classes; null if they are the model's.</param>
    public static string KeyOf(SemanticMapFile file, TranslationOptions options, ClassTable? labels)
    {
        using var digest = new ContentDigest();
        return digest
            .Add("reading", $"{options.MapColors} {string.Join(',', options.Ignore)} {options.Person} {options.Width} {options.Height} {labels?.Colors}")
            .Add("picture", file.IsPicture ? $"{options.Animation} {options.Background}" : "")
            .Add("map", file.Content.Span)
            .Add("subset", (file.Subset ?? default).Span)
            .Finish();
    }
}
