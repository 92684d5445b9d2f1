using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>
/// Reads the data set's text format. The candidate file has one line <c>x y score id</c> per detected point (or one number per line), in
/// pixels of a 1024×1024 canvas. The subset file has 20 numbers per person: for each of the 18 joints the index of its point or −1, then a
/// score and a count.
/// </summary>
internal static class PoseText
{
    private const int CandidateColumns = 4;
    private const int SubsetColumns = 20;
    private const int ScoreColumn = 18;

    /// <summary>Throws <see cref="TranslationError.InvalidPose"/> with the place that cannot be read.</summary>
    /// <returns>The pose, the number of its person in the subset file, and what was chosen.</returns>
    public static (Pose Pose, int Person, IReadOnlyList<MapNote> Notes) Read(
        ReadOnlySpan<byte> candidateFile, ReadOnlySpan<byte> subsetFile, string field, int? chosen)
    {
        var candidate = NumberTable.Read(candidateFile, "candidate", field);
        var columns = candidate.Columns == 1 ? CandidateColumns : candidate.Columns;
        if (candidate.Values.Count % columns != 0)
        {
            throw Invalid(field, $"The candidate file has {candidate.Values.Count} numbers; it must have {columns} a point: x, y, score, id");
        }

        var subset = NumberTable.Read(subsetFile, "subset", field).Values;
        if (subset.Count % SubsetColumns != 0)
        {
            throw Invalid(field, $"The subset file has {subset.Count} numbers; it must have {SubsetColumns} a person");
        }

        var people = subset.Count / SubsetColumns;
        PersonChoice.Check(chosen, people, field);
        var person = chosen ?? Enumerable.Range(0, people).MaxBy(index => subset[index * SubsetColumns + ScoreColumn]);
        var points = candidate.Values.Count / columns;
        var joints = new Joint?[Pose.JointCount];
        for (var joint = 0; joint < joints.Length; joint++)
        {
            var point = subset[person * SubsetColumns + joint];
            if (Math.Truncate(point) != point || point < -1 || point >= points)
            {
                throw Invalid(
                    field,
                    FormattableString.Invariant(
                        $"The subset file's number {joint} of person {person} is {point}; it must be -1 or one of the {points} points"));
            }

            var first = (int)point * columns;
            joints[joint] = point < 0 ? null : new Joint(candidate.Values[first], candidate.Values[first + 1]);
        }

        IReadOnlyList<MapNote> notes = chosen is null && people > 1
            ? [new MapNote("person_chosen", $"The subset file has {people} people; number {person}, the most confident one, is used; {ReadingOptions.PersonField(field)} chooses another.")]
            : [];
        return (Pose.Create(Pose.DefaultCanvas, joints, field), person, notes);
    }

    private static TranslationException Invalid(string field, string detail) => new(TranslationError.InvalidPose, field, detail + ".");
}
