using CoCosNet.Contracts.Models;
using CoCosNet.Scenes;
using CoCosNet.Training.Configuration;
using CoCosNet.Training.Data;
using CoCosNet.Training.Data.Folders;
using CoCosNet.Training.Data.Scenes;

namespace CoCosNet.Training.Runs;

/// <summary>What a training reads: items to learn from, items to look at, and what its model's maps are.</summary>
/// <param name="Learned">Items to learn from.</param>
/// <param name="Named">Items to learn from which classes look how, in stages for that alone.</param>
/// <param name="Shown">Items for contact sheets; held out where there are such.</param>
/// <param name="Kind">Of the maps.</param>
/// <param name="Classes">Of label maps; empty for others.</param>
internal sealed record ItemSources(IItemSource Learned, IItemSource Named, IItemSource Shown, SemanticsKind Kind, IReadOnlyList<SemanticClass> Classes)
{
    private const int ShownSeed = 4242;

    /// <exception cref="TrainingFolderException">The folder has something wrong; all of it is listed.</exception>
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
