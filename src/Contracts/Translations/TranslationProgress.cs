using System.Text.Json.Serialization;
using CoCosNet.Contracts.Json;

namespace CoCosNet.Contracts.Translations;

/// <summary>How far a translation is.</summary>
/// <param name="Stage">What it does now.</param>
/// <param name="Fraction">Of the whole work, 0 to 1; never falls.</param>
/// <param name="Preview">The warp of a level that has just been matched; null otherwise, and where the request wants no previews.</param>
public sealed record TranslationProgress(TranslationStage Stage, double Fraction, WarpPicture? Preview = null);

/// <summary>The parts of a translation, in their order: each is timed, reported, and a place where a cancelled one stops.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TranslationStage>))]
public enum TranslationStage
{
    /// <summary>Waiting for a replica.</summary>
    Queue,

    /// <summary>Files to tensors.</summary>
    Decode,

    /// <summary>Feature pyramids of map and exemplar.</summary>
    Features,

    /// <summary>Correspondence and warps, level by level.</summary>
    Match,

    /// <summary>The generator, or the blending of a model without one.</summary>
    Generate,

    /// <summary>Tensors to files.</summary>
    Encode,
}
