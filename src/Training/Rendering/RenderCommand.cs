using System.CommandLine;
using CoCosNet.Inference.Imaging;
using CoCosNet.Scenes;
using CoCosNet.Training.Data.Scenes;
using CoCosNet.Training.Imaging;

namespace CoCosNet.Training.Rendering;

/// <summary>The command <c>render</c>: writes pictures of the renderer.</summary>
internal static class RenderCommand
{
    public static Command Create() => new("render", "Writes pictures of the renderer") { CreateSamples(), CreateSheet(), CreateItems(), CreateEveryday() };

    private static Command CreateSamples()
    {
        var output = new Option<string>("--out") { Description = "Folder to write", DefaultValueFactory = _ => "samples" };
        var scale = CommandOptions.Number("--scale", 1, 1, 4, "Multiple of the samples' size");
        var command = new Command("samples", "Writes the samples") { output, scale };
        command.SetAction(parsed => Samples.Write(parsed.GetRequiredValue(output), parsed.GetValue(scale)));
        return command;
    }

    private static Command CreateSheet()
    {
        var output = CommandOptions.Text("--out", "File to write");
        var seed = CommandOptions.Seed();
        var size = CommandOptions.Number("--size", 192, LayoutFamily.SmallestSide, 1024, "Side of each picture");
        var command = new Command("sheet", "Writes a PNG of every layout in every style") { output, seed, size };
        command.SetAction(parsed => File.WriteAllBytes(
            parsed.GetRequiredValue(output), PngWriter.Encode(ContactSheet.LayoutsByStyles(parsed.GetValue(seed), parsed.GetValue(size)))));
        return command;
    }

    private static Command CreateItems()
    {
        var output = CommandOptions.Text("--out", "File to write");
        var seed = CommandOptions.Seed();
        var count = CommandOptions.Number("--count", 24, 1, 400, "Items");
        var size = CommandOptions.Number("--size", 128, LayoutFamily.SmallestSide, 1024, "Side of each picture");
        var command = new Command("items", "Writes a PNG of training items: map, truth, exemplar's map, exemplar") { output, seed, count, size };
        command.SetAction(parsed =>
        {
            var items = new SceneItems(parsed.GetValue(seed), SceneSplit.Training, new SceneItemSettings());
            var side = parsed.GetValue(size);
            File.WriteAllBytes(
                parsed.GetRequiredValue(output), PngWriter.Encode(ItemSheet.Of(items, parsed.GetValue(count), new PixelSize(side, side))));
        });
        return command;
    }

    private static Command CreateEveryday()
    {
        var output = CommandOptions.Text("--out", "File to write");
        var seed = CommandOptions.Seed();
        var size = CommandOptions.Number("--size", 256, 64, 1024, "Side of each picture");
        var command = new Command("everyday", "Writes a PNG of rooms, streets and figures, each in four looks") { output, seed, size };
        command.SetAction(parsed => File.WriteAllBytes(
            parsed.GetRequiredValue(output), PngWriter.Encode(ContactSheet.Everyday(parsed.GetValue(seed), parsed.GetValue(size)))));
        return command;
    }
}
