using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Semantics;

/// <summary>Reads one model's kind of semantic maps.</summary>
internal interface ISemanticReader
{
    /// <summary>Decodes and checks a map in full; what is wrong with it comes as a <see cref="Contracts.Errors.TranslationException"/>.</summary>
    /// <param name="file">The map as sent.</param>
    /// <param name="field">Name of its form field, for errors.</param>
    /// <param name="options">What the request chooses about it.</param>
    SemanticSource Read(SemanticMapFile file, string field, ReadingOptions options);
}
