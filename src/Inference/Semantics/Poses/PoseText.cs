using CoCosNet.Contracts.Errors;

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

    /// <summary>Reads a pose. Throws <see cref="TranslationError.InvalidPose"/> with the position of the error.</summary>
    public static Pose Read(ReadOnlySpan<byte> candidateFile, ReadOnlySpan<byte> subsetFile, string field)
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

        var person = Enumerable.Range(0, subset.Count / SubsetColumns).MaxBy(index => subset[index * SubsetColumns + ScoreColumn]);
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

        return Pose.Create(Pose.DefaultCanvas, joints, field);
    }

    private static TranslationException Invalid(string field, string detail) => new(TranslationError.InvalidPose, field, detail + ".");
}
