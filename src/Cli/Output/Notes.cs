using System.Globalization;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Cli.Output;

/// <summary>Prints how the maps of a translation were read, one line per note.</summary>
internal static class Notes
{
    public static IEnumerable<string> Of(TranslationResult result)
    {
        if (result.LayoutReading is { } read)
        {
            var classes = read.Classes.Select(known => string.Create(CultureInfo.InvariantCulture, $"{known.Name} {known.Share:P0}"));
            yield return $"layout: read as {string.Join(", ", classes)}.";
        }

        foreach (var (seed, _, differences) in result.Variations)
        {
            var shares = differences.Select(share => string.Create(CultureInfo.InvariantCulture, $"{share:P0}"));
            yield return string.Create(CultureInfo.InvariantCulture, $"seed {seed}: differs from each in {string.Join(", ", shares)} of the pixels.");
        }

        (string Name, MapReading? Reading)[] maps = [("map", result.Map), ("exemplarMap", result.ExemplarMap)];
        foreach (var (name, reading) in maps)
        {
            if (reading is null)
            {
                continue;
            }

            if (reading.Mended > 0)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{name}: {reading.Mended} pixels had no class's colour and were mended.");
            }

            foreach (var note in reading.Notes)
            {
                yield return $"{name}: {note.Detail}";
            }
        }
    }
}
