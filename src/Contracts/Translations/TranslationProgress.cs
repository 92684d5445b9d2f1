using System.Text.Json.Serialization;
using CoCosNet.Contracts.Json;

namespace CoCosNet.Contracts.Translations;

/// <summary>The progress of a translation.</summary>
/// <param name="Stage">The current stage.</param>
/// <param name="Fraction">Fraction of the work that is done, 0 to 1; never decreases.</param>
/// <param name="Preview">The warp of the level that has just been matched; null otherwise, and if the request asks for no previews.</param>
public sealed record TranslationProgress(TranslationStage Stage, double Fraction, WarpPicture? Preview = null);

/// <summary>The stages of a translation, in order. Each is timed and reported; a cancelled translation stops between two stages.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TranslationStage>))]
public enum TranslationStage
{
    /// <summary>Waits for a replica.</summary>
    Queue,

    /// <summary>Decodes files to tensors.</summary>
    Decode,

    /// <summary>Computes the feature pyramids of map and exemplar.</summary>
    Features,

    /// <summary>Finds the correspondence and makes the warps, level by level.</summary>
    Match,

    /// <summary>Makes the picture: the generator, or the synthesis of a model without one.</summary>
    Generate,

    /// <summary>Encodes tensors to files.</summary>
    Encode,
}
