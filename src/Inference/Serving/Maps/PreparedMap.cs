using CoCosNet.Contracts.Content;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Serving.Caching;

namespace CoCosNet.Inference.Serving.Maps;

/// <summary>A map prepared for one model and one size of results, independent of the exemplar.</summary>
/// <param name="reading">How the map was read.</param>
/// <param name="sizes">Sizes of the translation.</param>
/// <param name="painted">The map at the result's size.</param>
/// <param name="computed">The map at the computed size, padded to its grid.</param>
internal sealed class PreparedMap(MapReading reading, WorkingSizes sizes, SemanticMap painted, SemanticMap computed) : CachedEncoding([])
{
    public MapReading Reading => reading;

    public WorkingSizes Sizes => sizes;

    public SemanticMap Painted => painted;

    public SemanticMap Computed => computed;

    /// <summary>What was read of the picture that stands for the map; null for a map.</summary>
    public PictureReading? PictureReading { get; init; }

    public override long Bytes => Painted.Bytes + (ReferenceEquals(Painted, Computed) ? 0 : Computed.Bytes);

    /// <summary>Computes the cache key of a prepared map from everything that it depends on.</summary>
    /// <param name="file">The map.</param>
    /// <param name="options">The request's options.</param>
    /// <param name="model">The model.</param>
    /// <param name="labels">The request's own classes; null if they are the model's.</param>
    public static string KeyOf(SemanticMapFile file, TranslationOptions options, ModelDescription model, ClassTable? labels)
    {
        using var digest = new ContentDigest();
        return digest
            .Add("model of the map", $"{model.Digest} {model.Precision} {model.Device}")
            .Add("reading", $"{options.MapColors} {string.Join(',', options.Ignore)} {options.Person} {options.Width} {options.Height} {labels?.Colors}")
            .Add("picture", file.IsPicture ? $"{options.Animation} {options.Background}" : "")
            .Add("map", file.Content.Span)
            .Add("subset", (file.Subset ?? default).Span)
            .Finish();
    }
}
