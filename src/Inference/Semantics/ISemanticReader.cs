using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics;

/// <summary>Reads the semantic maps of one kind of model.</summary>
internal interface ISemanticReader
{
    /// <summary>Decodes and validates a map completely; throws a <see cref="Contracts.Errors.TranslationException"/> if it is invalid.</summary>
    /// <param name="file">The map as sent.</param>
    /// <param name="field">Name of its form field, for error messages.</param>
    /// <param name="options">The request's options for reading maps.</param>
    SemanticSource Read(SemanticMapFile file, string field, ReadingOptions options);

    /// <summary>Draws the map of a picture if it follows from the picture alone; null if the kind has no such map.</summary>
    Picture? Detect(Picture picture) => null;
}
