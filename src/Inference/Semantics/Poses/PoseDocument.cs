using System.Globalization;
using System.Text.Json;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>The frame of a pose's JSON that is used: its canvas and its people.</summary>
/// <param name="Canvas">Size of the picture in which the joints were detected; null if the file does not give it.</param>
/// <param name="People">The entries of the list of people, not yet validated.</param>
/// <param name="Path">Path of the list in the file.</param>
internal sealed record PoseDocument(PixelSize? Canvas, IReadOnlyList<JsonElement> People, string Path)
{
    private const int MaximumCanvas = 65_536;

    /// <summary>Takes the frame itself or, from a list of frames, the first one with people.</summary>
    /// <exception cref="TranslationException"><see cref="TranslationError.InvalidPose"/>: there are no people, or the canvas is invalid.</exception>
    public static PoseDocument Of(JsonElement root, string field, List<MapNote> notes)
    {
        if (root.ValueKind != JsonValueKind.Array)
        {
            return OfFrame(root, "people", field);
        }

        var frames = root.EnumerateArray().ToArray();
        var index = Array.FindIndex(frames, frame => PeopleOf(frame).Count > 0);
        if (index < 0)
        {
            throw Invalid(field, $"The list has {frames.Length} frames and none has people; send one with a person's joints");
        }

        if (frames.Length > 1)
        {
            notes.Add(new MapNote("frame_chosen", $"The file has {frames.Length} frames; number {index}, the first one with people, is used."));
        }

        return OfFrame(frames[index], $"[{index}].people", field);
    }

    private static PoseDocument OfFrame(JsonElement frame, string path, string field)
    {
        var people = PeopleOf(frame);
        return people.Count > 0
            ? new PoseDocument(ReadCanvas(frame, field), people, path)
            : throw Invalid(field, "The list 'people' is missing or empty; send one person's joints");
    }

    private static List<JsonElement> PeopleOf(JsonElement frame) =>
        Member(frame, "people") is { ValueKind: JsonValueKind.Array } people ? [.. people.EnumerateArray()] : [];

    private static PixelSize? ReadCanvas(JsonElement frame, string field)
    {
        var canvas = ReadSize(frame, "canvas_width", "canvas_height", field);
        var size = ReadSize(frame, "width", "height", field);
        return canvas is not null && size is not null && canvas != size
            ? throw Invalid(field, $"canvas_width and canvas_height say {canvas}, width and height {size}; send one of them")
            : canvas ?? size;
    }

    private static PixelSize? ReadSize(JsonElement frame, string widthName, string heightName, string field)
    {
        var (width, height) = (Member(frame, widthName), Member(frame, heightName));
        if (width is null && height is null)
        {
            return null;
        }

        return Side(width) is { } x && Side(height) is { } y
            ? new PixelSize(x, y)
            : throw Invalid(
                field, $"{widthName} {Show(width)} and {heightName} {Show(height)} are not both whole numbers from 1 to {MaximumCanvas}");
    }

    private static int? Side(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var side) && side is >= 1 and <= MaximumCanvas
        && Math.Truncate(side) == side
            ? (int)side
            : null;

    private static string Show(JsonElement? value) => value switch
    {
        null => "(missing)",
        { ValueKind: JsonValueKind.Number } number => number.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        { ValueKind: var kind } => $"({kind})",
    };

    private static JsonElement? Member(JsonElement frame, string name) =>
        frame.ValueKind == JsonValueKind.Object && frame.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static TranslationException Invalid(string field, string detail) => new(TranslationError.InvalidPose, field, detail + ".");
}
