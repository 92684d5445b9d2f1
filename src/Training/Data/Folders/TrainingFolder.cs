using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Semantics.Poses;

namespace CoCosNet.Training.Data.Folders;

/// <summary>A folder of training data, fully read once and validated.</summary>
internal sealed class TrainingFolder
{
    private readonly FolderReader _reader;
    private readonly float[][] _descriptors;
    private readonly int _neighbours;

    // Exemplars of each entry; exemplars by similarity are computed on first use.
    private readonly int[]?[] _exemplars;

    private TrainingFolder(FolderReader reader, float[][] descriptors, int[][]? pairs, int neighbours)
    {
        (_reader, _descriptors, _neighbours) = (reader, descriptors, neighbours);
        _exemplars = pairs ?? new int[descriptors.Length][];
    }

    public required SemanticsKind Kind { get; init; }

    /// <summary>Classes of label maps; empty for other kinds.</summary>
    public required IReadOnlyList<SemanticClass> Classes { get; init; }

    /// <summary>Channels of the maps.</summary>
    public required int MapChannels { get; init; }

    /// <summary>Entries ordered by name.</summary>
    public required IReadOnlyList<FolderEntry> Entries { get; init; }

    /// <summary>Finds and decodes everything.</summary>
    /// <exception cref="TrainingFolderException">The folder has problems; all are listed.</exception>
    public static TrainingFolder Open(string root, FolderSettings settings)
    {
        var problems = new List<FolderProblem>();
        if (!Directory.Exists(root))
        {
            throw new TrainingFolderException(root, [new FolderProblem(FolderProblemKind.NothingThere, ".", "There is no such folder.")]);
        }

        var classes = settings.Kind == SemanticsKind.Labels ? ClassList.Read(root, settings.Classes, problems) : [];
        var classesAreBad = problems.Count > 0;
        var entries = FolderFiles.Find(root, settings.Kind, problems);
        var pairs = PairList.Read(root, entries, problems);
        var channels = settings.Kind switch
        {
            SemanticsKind.Labels => classes.Count,
            SemanticsKind.Pose => PoseRasterizer.Channels,
            SemanticsKind.Edges => 1,
            _ => settings.Channels,
        };

        // Without classes every label would be unknown; that problem is already reported.
        if (classesAreBad)
        {
            throw Failure(root, problems);
        }

        var reader = new FolderReader(root, settings.Kind, SemanticReaders.Create(settings.Kind, classes, channels, PictureLimits.Default));
        var descriptors = Survey(reader, entries, problems);
        return problems.Count > 0
            ? throw Failure(root, problems)
            : new TrainingFolder(reader, descriptors, pairs, settings.Neighbours)
            {
                Kind = settings.Kind,
                Classes = classes,
                MapChannels = channels,
                Entries = entries,
            };
    }

    /// <summary>Reads picture and map of an entry at their size on disk.</summary>
    public (Picture Picture, SemanticSource Map) Read(int entry) => _reader.Read(Entries[entry]);

    /// <summary>
    /// Entries whose pictures may serve as exemplars for an entry's map, from the list of pairs or by similarity; may be empty.
    /// </summary>
    public IReadOnlyList<int> ExemplarsOf(int entry) => _exemplars[entry] ??= Nearest(entry);

    private int[] Nearest(int entry) =>
        [.. Enumerable.Range(0, Entries.Count).Where(other => other != entry)
            .OrderBy(other => PictureDescriptor.Distance(_descriptors[entry], _descriptors[other])).ThenBy(other => other).Take(_neighbours)];

    private static float[][] Survey(FolderReader reader, IReadOnlyList<FolderEntry> entries, List<FolderProblem> problems)
    {
        var descriptors = new float[entries.Count][];
        var found = new List<FolderProblem>[entries.Count];
        Parallel.For(0, entries.Count, number =>
        {
            found[number] = [];
            descriptors[number] = reader.TryRead(entries[number], found[number]) is var (picture, map) ? PictureDescriptor.Of(picture, map) : [];
        });
        problems.AddRange(found.SelectMany(some => some));
        return descriptors;
    }

    private static TrainingFolderException Failure(string root, List<FolderProblem> problems) =>
        new(root, [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Detail, StringComparer.Ordinal)]);
}
