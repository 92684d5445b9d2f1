using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Serving.Maps;
using CoCosNet.Inference.Synthesis;
using CoCosNet.Model.Networks;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Serving.Exemplars;

/// <summary>
/// Lays the exemplars of a request side by side on one picture, so that the synthesis copies from all of them. Of each exemplar only the pixels of its own
/// classes may be copied.
/// </summary>
/// <param name="reader">Reads the classes of exemplars without a map.</param>
/// <param name="route">Reads the maps.</param>
/// <param name="description">The model.</param>
internal sealed class ExemplarComposer(ITranslationModel reader, RequestRoute route, ModelDescription description)
{
    /// <summary>Most pixels of the picture; memory is about 25 bytes a pixel.</summary>
    private const long MaximumPixels = 32 << 20;

    /// <param name="exemplars">The exemplars with their decoded pictures.</param>
    /// <param name="assignment">Which of them each class takes its look from.</param>
    /// <param name="sizes">The sizes of the translation.</param>
    /// <exception cref="TranslationException">An exemplar shows nothing of a class that is named for it, a map cannot be read or is missing, or there
    /// are too many exemplars for the size.</exception>
    public PreparedExemplar Compose(IReadOnlyList<DecodedExemplar> exemplars, ClassAssignment assignment, WorkingSizes sizes)
    {
        var panels = Place(exemplars, sizes);
        var canvas = new PixelSize(panels[^1].Left + panels[^1].Size.Width, panels.Max(panel => panel.Size.Height));
        if (canvas.Pixels > MaximumPixels)
        {
            throw new TranslationException(
                TranslationError.InvalidSize,
                "width",
                $"The {exemplars.Count} exemplars have {canvas} pixels together at this size, and at most {MaximumPixels} fit; ask for a smaller picture, or send fewer exemplars.");
        }

        var (pixels, classes, usable) = (new byte[Picture.Channels * canvas.Pixels], new byte[canvas.Pixels], new bool[canvas.Pixels]);
        var readings = new List<MapReading>();
        for (var exemplar = 0; exemplar < exemplars.Count; exemplar++)
        {
            var (panel, decoded) = (panels[exemplar], exemplars[exemplar]);
            var picture = PictureResampler.Resize(decoded.Picture, panel.Size);
            var map = ReadMap(decoded, exemplar, picture, readings);
            var shown = decoded.Mask?.Resize(panel.Size).Shown;
            var seen = new HashSet<byte>();
            for (var y = 0; y < panel.Size.Height; y++)
            {
                var (from, to) = (y * panel.Size.Width, (y * canvas.Width) + panel.Left);
                picture.Pixels.AsSpan(Picture.Channels * from, Picture.Channels * panel.Size.Width).CopyTo(pixels.AsSpan(Picture.Channels * to));
                map.Indices.AsSpan(from, panel.Size.Width).CopyTo(classes.AsSpan(to));
                for (var x = 0; x < panel.Size.Width; x++)
                {
                    if (shown is null || shown[from + x])
                    {
                        seen.Add(map.Indices[from + x]);
                        usable[to + x] = assignment.Owns(exemplar, map.Indices[from + x]);
                    }
                }
            }

            assignment.RequireShown(exemplar, decoded.Classes, seen);
        }

        var composed = new Exemplar(new Picture(canvas, pixels), new LabelMap(canvas, Labels.Count, classes), new PixelMask(canvas, usable)) { Panels = panels };
        return new PreparedExemplar(composed, composed, EncodedExemplar.Nothing) { MapReading = readings.Count == 0 ? null : Join(readings) };
    }

    private IReadOnlyList<SemanticClass> Labels => route.Labels?.Classes ?? description.Classes;

    /// <summary>Places the exemplars from left to right at the sizes at which they are copied.</summary>
    private static List<SourcePanel> Place(IReadOnlyList<DecodedExemplar> exemplars, WorkingSizes sizes)
    {
        var panels = new List<SourcePanel>();
        var left = 0;
        foreach (var exemplar in exemplars)
        {
            var panel = new SourcePanel(left, sizes.OfExemplar(exemplar.Picture.Size));
            panels.Add(panel);
            left = (panel.Left + panel.Size.Width + SourcePanel.Alignment - 1) / SourcePanel.Alignment * SourcePanel.Alignment;
        }

        return panels;
    }

    private LabelMap ReadMap(DecodedExemplar exemplar, int number, Picture picture, List<MapReading> readings)
    {
        if (exemplar.Map is { } file)
        {
            var source = route.Reader.Read(file, DecodedExemplar.FieldOf("exemplarMap", number), ReadingOptions.Of(exemplar.Options, exemplar.Options.ExemplarPerson));
            readings.Add(source.Reading);
            return (LabelMap)source.ShapesAt(picture.Size);
        }

        using var scope = NewDisposeScope();
        var size = PictureMapReader.SizeOf(picture.Size);
        var probabilities = reader.ReadClasses(PictureResampler.Resize(picture, size).Pad(ComputingGrid.Over(size))) ?? throw new TranslationException(
            TranslationError.ExemplarMapRequired,
            DecodedExemplar.FieldOf("exemplarMap", number),
            $"The model {description.Id} needs the map of exemplar {number} too; send exemplarMap for each exemplar.");
        var indices = probabilities.narrow(2, 0, size.Height).narrow(3, 0, size.Width).argmax(1).to(ScalarType.Byte).cpu().contiguous().data<byte>().ToArray();
        return (LabelMap)new LabelSource(new LabelMap(size, Labels.Count, indices)).ShapesAt(picture.Size);
    }

    private static MapReading Join(List<MapReading> readings) => new()
    {
        Mended = readings.Sum(reading => reading.Mended),
        Ignored = readings.Sum(reading => reading.Ignored),
        Classes = [.. readings.SelectMany(reading => reading.Classes).GroupBy(share => (share.Id, share.Name))
            .Select(shares => new ClassShare(shares.Key.Id, shares.Key.Name, shares.Sum(share => share.Share) / readings.Count))
            .OrderByDescending(share => share.Share)],
        Notes = [.. readings.SelectMany(reading => reading.Notes)],
    };
}
