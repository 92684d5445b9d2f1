using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Training.Data.Folders;

namespace CoCosNet.Training.Tests.Data;

public sealed class TrainingFolderTests
{
    [Fact]
    public void Open_SoundFolder_HasAllPairsInOrder()
    {
        using var own = new OwnFolder().With(pairs: 2);
        own.Write("pictures/trip/day 1.jpg", OwnFolder.PictureBytes(4, PictureFormat.Jpeg));
        own.Write("maps/trip/day 1.png", OwnFolder.MapBytes(96, 64));
        own.Write("pictures/.thumbnails", "x");
        own.Write("pictures/notes.txt", "x");
        var folder = TrainingFolder.Open(own.Root, new FolderSettings());
        Assert.Equal(["a", "b", "trip/day 1"], folder.Entries.Select(entry => entry.Name));
        Assert.Equal(3, folder.MapChannels);
        Assert.Equal(["sky", "ground", "house"], folder.Classes.Select(known => known.Name));
    }

    [Fact]
    public void Open_FolderWithEveryProblem_ReportsThemAllAtOnce()
    {
        using var own = new OwnFolder().With(pairs: 2);
        own.Delete("maps/b.png");
        own.Write("maps/orphan.png", OwnFolder.MapBytes(48, 32));
        own.AddPair("cut", 1);
        own.Write("pictures/cut.png", OwnFolder.PictureBytes(0, PictureFormat.Png)[..60]);
        own.AddPair("crop", 1);
        own.Write("maps/crop.png", OwnFolder.MapBytes(32, 32));
        own.AddPair("label", 1);
        own.Write("maps/label.png", PngBuilder.Grey(48, 32, [.. Enumerable.Range(0, 48 * 32).Select(pixel => (byte)(pixel == 53 ? 3 : 7))]));
        own.AddPair("colour", 1);
        own.Write("maps/colour.png", PngBuilder.Rgb(48, 32, [.. Enumerable.Repeat((byte)1, 48 * 32 * 3)]));
        own.AddPair("twice", 1);
        own.Write("pictures/twice.jpg", OwnFolder.PictureBytes(0, PictureFormat.Jpeg));
        own.Write("pictures/old.bmp", "BM");
        own.Write("pairs.csv", "map,exemplar\na,cut\na\nnobody,a\n");

        var problems = Problems(own, new FolderSettings());
        Assert.Equal(
            [
                (FolderProblemKind.UnknownLabel, "maps/colour.png"),
                (FolderProblemKind.Misshapen, "maps/crop.png"),
                (FolderProblemKind.UnknownLabel, "maps/label.png"),
                (FolderProblemKind.MissingPicture, "maps/orphan.png"),
                (FolderProblemKind.BadPair, "pairs.csv"),
                (FolderProblemKind.BadPair, "pairs.csv"),
                (FolderProblemKind.MissingMap, "pictures/b.png"),
                (FolderProblemKind.Unreadable, "pictures/cut.png"),
                (FolderProblemKind.Unreadable, "pictures/old.bmp"),
                (FolderProblemKind.Ambiguous, "pictures/twice.png"),
            ],
            problems.Select(problem => (problem.Kind, problem.File)));
        Assert.Contains("Class id 3 at x 5, y 1", problems[2].Detail, StringComparison.Ordinal);
        Assert.Contains("32×32 and its picture 48×32", problems[1].Detail, StringComparison.Ordinal);
        Assert.Contains("Line 3", problems[4].Detail, StringComparison.Ordinal);
        Assert.Contains("'nobody'", problems[5].Detail, StringComparison.Ordinal);
        Assert.Contains("maps/b.png", problems[6].Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "no such file")]
    [InlineData("[]", "1 to 256 classes")]
    [InlineData("""[{ "id": 0, "name": "sky", "color": "blue" }]""", "#rrggbb")]
    [InlineData("""[{ "id": 0, "nmae": "sky" }]""", "nmae")]
    public void Open_BadClasses_SaysWhyAndShowsTheForm(string? json, string reason)
    {
        using var own = new OwnFolder().With(pairs: 1);
        own.Delete("classes.json");
        if (json is not null)
        {
            own.Write("classes.json", json);
        }

        var problem = Assert.Single(Problems(own, new FolderSettings()));
        Assert.Equal((FolderProblemKind.BadClasses, "classes.json"), (problem.Kind, problem.File));
        Assert.Contains(reason, problem.Detail, StringComparison.Ordinal);
        Assert.Contains("\"color\"", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoFolderOrNoPictures_SaysWhatIsMissing()
    {
        using var own = new OwnFolder();
        Assert.Equal("pictures", Assert.Single(Problems(own, new FolderSettings { Kind = SemanticsKind.Edges })).File);
        own.Write("pictures/readme.txt", "none yet");
        Assert.Equal(FolderProblemKind.NothingThere, Assert.Single(Problems(own, new FolderSettings { Kind = SemanticsKind.Edges })).Kind);
        Assert.Throws<TrainingFolderException>(() => TrainingFolder.Open(Path.Combine(own.Root, "absent"), new FolderSettings()));
    }

    [Fact]
    public void Open_DeepFashionLayout_PairsPosesByTheLists()
    {
        using var own = new OwnFolder();
        foreach (var name in new[] { "WOMEN/Dresses/id_01/01_1_front", "WOMEN/Dresses/id_01/01_2_side", "MEN/Shirts/id_02/02_1_front" })
        {
            own.Write($"img/{name}.jpg", OwnFolder.PictureBytes(name.Length, PictureFormat.Jpeg));
            own.Write($"pose/{name}_candidate.txt", "500 100 1 0\n500 300 1 1\n400 320 1 2\n");
            own.Write($"pose/{name}_subset.txt", "0 1 2 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 20 3\n");
        }

        own.Write("img/MEN/extra.jpg", OwnFolder.PictureBytes(1, PictureFormat.Jpeg));
        string[] listed = ["img/WOMEN/Dresses/id_01/01_1_front.jpg", "img/WOMEN/Dresses/id_01/01_2_side.jpg", "img/MEN/Shirts/id_02/02_1_front.jpg"];
        own.Write("train.txt", string.Join('\n', listed));
        own.Write("pairs.txt", string.Join(',', listed) + "\n");
        var folder = TrainingFolder.Open(own.Root, new FolderSettings { Kind = SemanticsKind.Pose });
        Assert.Equal(20, folder.MapChannels);
        Assert.Equal(3, folder.Entries.Count);
        Assert.Equal([0, 2], folder.ExemplarsOf(1));
        Assert.Empty(folder.ExemplarsOf(0));

        own.Delete("pose/MEN/Shirts/id_02/02_1_front_subset.txt");
        var problem = Problems(own, new FolderSettings { Kind = SemanticsKind.Pose })[0];
        Assert.Equal((FolderProblemKind.MissingMap, "img/MEN/Shirts/id_02/02_1_front.jpg"), (problem.Kind, problem.File));
    }

    private static IReadOnlyList<FolderProblem> Problems(OwnFolder own, FolderSettings settings)
    {
        var exception = Assert.Throws<TrainingFolderException>(() => TrainingFolder.Open(own.Root, settings));
        Assert.All(exception.Problems, problem => Assert.Contains(problem.ToString(), exception.Message, StringComparison.Ordinal));
        return exception.Problems;
    }
}
