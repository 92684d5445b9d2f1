using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>
/// Reads poses: the JSON of OpenPose and compatible tools, or the data set's text format, a candidate file with a subset file. Of several
/// people, the one that the request names is used, or the one with the highest total confidence.
/// </summary>
/// <param name="asLabels">Whether poses become label maps (<see cref="FigureSource"/>), which models without weights compare.</param>
internal sealed class PoseReader(bool asLabels = false) : ISemanticReader
{
    /// <summary>A person is 2 kB. JSON of millions of small values takes many times its size in memory.</summary>
    private const int MaximumBytes = 1 << 20;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public SemanticSource Read(SemanticMapFile file, string field, ReadingOptions options)
    {
        options.RequireNoLabels("poses");
        var content = Strip(file.Content.Span, field);
        var (pose, person, notes) = file.Subset is { } subset
            ? PoseText.Read(content, Strip(subset.Span, field), field, options.Person)
            : OpenPoseJson.Read(content, field, options.Person);
        var reading = new MapReading { Person = person, Notes = notes };
        return asLabels ? new FigureSource(pose) { Reading = reading } : new PoseSource(pose) { Reading = reading };
    }

    private static ReadOnlySpan<byte> Strip(ReadOnlySpan<byte> bytes, string field)
    {
        if (bytes.IsEmpty)
        {
            throw new TranslationException(
                TranslationError.EmptyFile, field, "The file has no bytes; send OpenPose JSON, or a candidate file with its subset file.");
        }

        if (bytes.Length > MaximumBytes)
        {
            throw new TranslationException(
                TranslationError.InvalidPose, field, $"The pose has {bytes.Length} bytes; send at most {MaximumBytes}, without hands, faces and other frames.");
        }

        return bytes.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;
    }
}
