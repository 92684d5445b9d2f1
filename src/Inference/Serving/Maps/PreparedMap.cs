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
/// <param name="compute">Returns the map at the computed size, padded to its grid; called on first use, because a repaint does without.</param>
internal sealed class PreparedMap(MapReading reading, WorkingSizes sizes, SemanticMap painted, Func<SemanticMap> compute) : CachedEncoding([])
{
    private readonly Lazy<SemanticMap> _computed = new(compute);

    public MapReading Reading => reading;

    public WorkingSizes Sizes => sizes;

    public SemanticMap Painted => painted;

    public SemanticMap Computed => _computed.Value;

    /// <summary>What was read of the picture that stands for the map; null for a map.</summary>
    public PictureReading? PictureReading { get; init; }

    /// <inheritdoc/>
    /// <remarks>Includes <see cref="Computed"/>, which has as many bytes a pixel.</remarks>
    public override long Bytes => Painted.Bytes + (Painted.Size == Sizes.Grid ? 0 : Painted.Bytes * Sizes.Grid.Pixels / Painted.Size.Pixels);

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
