using CoCosNet.Contracts.Models;
using CoCosNet.Scenes;
using CoCosNet.Training.Configuration;
using CoCosNet.Training.Data;
using CoCosNet.Training.Data.Folders;
using CoCosNet.Training.Data.Scenes;

namespace CoCosNet.Training.Runs;

/// <summary>The item sources of a training: items to train on, items to show, and the kind of the maps.</summary>
/// <param name="Learned">Items to train on.</param>
/// <param name="Named">Items for stages that train only the class reader.</param>
/// <param name="Shown">Items for contact sheets; held out if there are any.</param>
/// <param name="Kind">Kind of the maps.</param>
/// <param name="Classes">Classes of label maps; empty for other kinds.</param>
internal sealed record ItemSources(IItemSource Learned, IItemSource Named, IItemSource Shown, SemanticsKind Kind, IReadOnlyList<SemanticClass> Classes)
{
    private const int ShownSeed = 4242;

    /// <exception cref="TrainingFolderException">The folder has problems; all are listed.</exception>
    public static ItemSources Open(TrainingConfig config) =>
        config.Data.Folder is { } folder ? OfFolder(folder, config) : OfScenes(config);

    private static ItemSources OfScenes(TrainingConfig config)
    {
        var defaults = new SceneItemSettings();
        var settings = defaults with { WarpedShare = config.Data.WarpedShare ?? defaults.WarpedShare };
        return new ItemSources(
            new SceneItems(config.Seed, SceneSplit.Training, settings),
            new KeptItems(new SceneItems(config.Seed, SceneSplit.Unsettled, SceneItemSettings.Named), config.Data.KeptItems, config.Seed),
            new SceneItems(ShownSeed, SceneSplit.HeldOut, SceneItemSettings.Plain),
            SemanticsKind.Labels,
            [.. SceneClasses.All.Select(c => new SemanticClass(c.Id, c.Name, $"#{c.R:x2}{c.G:x2}{c.B:x2}"))]);
    }

    private static ItemSources OfFolder(string path, TrainingConfig config)
    {
        var defaults = new FolderSettings();
        var settings = defaults with
        {
            Kind = config.Data.Kind,
            Channels = config.Data.Channels,
            SelfShare = config.Data.WarpedShare ?? defaults.SelfShare,
        };
        var folder = TrainingFolder.Open(path, settings);
        var items = new FolderItems(config.Seed, folder, settings);
        return new ItemSources(items, items, items, folder.Kind, folder.Classes);
    }
}
