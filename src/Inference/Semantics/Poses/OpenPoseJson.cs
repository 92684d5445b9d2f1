using System.Text.Json;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>
/// Reads the JSON of OpenPose and of compatible tools: 18 (COCO), 25 (BODY_25) or COCO's own 17 joints, in pixels of a canvas or as
/// fractions of it from 0 to 1. The canvas is <c>canvas_width</c> × <c>canvas_height</c> or <c>width</c> × <c>height</c> if given,
/// otherwise 1024×1024.
/// </summary>
internal static class OpenPoseJson
{
    private const int ValuesPerJoint = 3;

    /// <summary>Largest coordinate that counts as a fraction. Fractions may lie slightly outside the canvas, and no real pose spans so few
    /// pixels.</summary>
    private const double LargestShare = 2;

    /// <summary>Throws <see cref="TranslationError.InvalidPose"/> with the place that cannot be read.</summary>
    /// <returns>The pose, the number of its person among the frame's people, and what was chosen.</returns>
    public static (Pose Pose, int Person, IReadOnlyList<MapNote> Notes) Read(ReadOnlySpan<byte> json, string field, int? person)
    {
        using var parsed = Parse(json, field);
        var notes = new List<MapNote>();
        var document = PoseDocument.Of(parsed.RootElement, field, notes);
        PersonChoice.Check(person, document.People.Count, field);
        var people = ReadPeople(document, field, person);
        var (index, keypoints) = people.MaxBy(known => TotalConfidence(known.Keypoints));
        if (people.Count > 1)
        {
            notes.Add(new MapNote("person_chosen", $"{document.Path} has {people.Count} people with joints; number {index}, the most confident one, is used; {ReadingOptions.PersonField(field)} chooses another."));
        }

        var joints = JointLayout.Read(keypoints);
        if (JointLayout.LacksNeck(keypoints))
        {
            notes.Add(new MapNote("neck_from_shoulders", "The list of 17 joints has no neck; it is placed midway between the shoulders."));
        }

        var canvas = document.Canvas ?? Pose.DefaultCanvas;
        if (AreShares(joints, canvas))
        {
            notes.Add(new MapNote("relative_coordinates", $"The coordinates are shares of the canvas, {canvas}."));
            joints = Array.ConvertAll(joints, joint => joint is { } seen ? new Joint(seen.X * canvas.Width, seen.Y * canvas.Height) : (Joint?)null);
        }

        return (Pose.Create(canvas, joints, field), index, notes);
    }

    private static JsonDocument Parse(ReadOnlySpan<byte> json, string field)
    {
        try
        {
            return JsonDocument.Parse(json.ToArray());
        }
        catch (JsonException exception)
        {
            throw Invalid(
                field,
                $"The pose is not OpenPose JSON: it cannot be read at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}. "
                + "Send such JSON, or a candidate file with its subset file",
                exception);
        }
    }

    /// <summary>The people with joints; of one that is chosen, that one alone.</summary>
    private static List<(int Index, double[] Keypoints)> ReadPeople(PoseDocument document, string field, int? chosen)
    {
        var people = new List<(int, double[])>();
        var reasons = new List<string>();
        foreach (var index in chosen is { } only ? [only] : Enumerable.Range(0, document.People.Count))
        {
            var path = $"{document.Path}[{index}]";
            if (PersonJson.Read(document.People[index], path, field, out var reason) is not { } keypoints)
            {
                reasons.Add(reason);
            }
            else if (Array.TrueForAll(JointLayout.Read(keypoints), joint => joint is null))
            {
                reasons.Add($"No joint of {path} is visible");
            }
            else
            {
                people.Add((index, keypoints));
            }
        }

        return people.Count > 0 ? people : throw Invalid(field, $"No person in '{document.Path}' has joints: {reasons[0]}; send one person's joints");
    }

    private static double TotalConfidence(double[] keypoints)
    {
        var sum = 0d;
        for (var i = 2; i < keypoints.Length; i += ValuesPerJoint)
        {
            sum += keypoints[i];
        }

        return sum;
    }

    private static bool AreShares(Joint?[] joints, PixelSize canvas) =>
        canvas.ShorterSide > 2 * LargestShare
        && joints.OfType<Joint>().All(joint => Math.Abs(joint.X) <= LargestShare && Math.Abs(joint.Y) <= LargestShare);

    private static TranslationException Invalid(string field, string detail, Exception? inner = null) =>
        new(TranslationError.InvalidPose, field, detail + ".", inner);
}
