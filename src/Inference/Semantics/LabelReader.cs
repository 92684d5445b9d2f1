using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics.Labels;

namespace CoCosNet.Inference.Semantics;

/// <summary>
/// Reads label maps: a PNG or lossless WebP whose grey values or palette indices are class ids, or whose colours are those of the classes;
/// on request also JPEG and lossy WebP. Unambiguous defects are corrected and counted, doubtful cases are noted, and anything else is
/// refused with its position. No colour management is applied.
/// </summary>
/// <param name="classes">The model's classes.</param>
/// <param name="limits">Accepted sizes.</param>
/// <param name="ignore">The values that the model declares unlabelled, as in <see cref="TranslationOptions.Ignore"/>.</param>
internal sealed class LabelReader(ClassTable classes, PictureLimits limits, IReadOnlyList<string> ignore) : ISemanticReader
{
    public SemanticSource Read(SemanticMapFile file, string field, ReadingOptions options)
    {
        options.RequireNoPerson("labels", field);
        var image = LabelFile.Read(file.Content.Span, field, limits, options.Colors);
        var unlabelled = IgnoreSet.Of(ignore, options.Ignore, classes);
        var isTolerant = options.Colors != MapColors.Exact;
        var (reading, notes) = image.IsLossy
            ? (SymbolReading.By(LabelCoding.Colors, image, classes, unlabelled, isTolerant: true), [])
            : CodingChoice.Make(image, classes, unlabelled, isTolerant, field);
        var grid = new LabelGrid(image.Size, Array.ConvertAll(image.Codes, code => reading.Classes[code]));
        var space = LabelSpace.Of(reading.Coding, classes);
        if (image.IsLossy)
        {
            LossyColors.Read(image, space, grid);
        }
        else if (isTolerant && Mend(image, reading, space, grid) is { } note)
        {
            notes = [.. notes, note];
        }

        var problems = new LabelProblems(image, reading.Coding, classes, field);
        problems.ThrowIfAny(grid);
        var mended = grid.CountMended();
        var ignored = SurroundingFill.Paint(grid) ?? throw problems.NothingLabelled();
        var map = new LabelMap(image.Size, classes.Classes.Count, Array.ConvertAll(grid.Classes, label => (byte)label));
        return new LabelSource(map)
        {
            Reading = new MapReading { Mended = mended, Ignored = ignored, Classes = Shares(map), Notes = notes },
        };
    }

    private static MapNote? Mend(LabelImage image, SymbolReading reading, LabelSpace space, LabelGrid grid)
    {
        if (reading.Mended.Contains(true))
        {
            for (var pixel = 0; pixel < image.Codes.Length; pixel++)
            {
                grid.Mended[pixel] = reading.Mended[image.Codes[pixel]];
            }
        }

        var values = image.Symbols.Select(symbol => LabelSpace.ValueOf(symbol, reading.Coding)).ToArray();
        BorderMender.Mend(grid, space, pixel => values[image.Codes[pixel]]);
        return InventedClasses.Mend(grid, space);
    }

    private IReadOnlyList<ClassShare> Shares(LabelMap map)
    {
        var counts = new int[classes.Classes.Count];
        foreach (var index in map.Indices)
        {
            counts[index]++;
        }

        return
        [
            .. counts.Index()
                .Where(count => count.Item > 0)
                .OrderByDescending(count => count.Item)
                .Select(count => new ClassShare(
                    classes.Classes[count.Index].Id, classes.Classes[count.Index].Name, (double)count.Item / map.Indices.Length)),
        ];
    }
}
