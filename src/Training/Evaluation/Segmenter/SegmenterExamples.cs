using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Scenes;
using CoCosNet.Scenes.Noise;
using CoCosNet.Training.Data.Scenes;

namespace CoCosNet.Training.Evaluation.Segmenter;

/// <summary>
/// Labelled pictures for the segmenter: scenes of every family, half of them held-out ones. The segmenter only scores pictures, so it
/// should know the look of held-out truths; trained on the other families alone, it could not tell them from flat colours. Its scenes
/// differ from those of an evaluation, because the random streams differ.
/// </summary>
internal sealed class SegmenterExamples(int seed)
{
    private const int Stream = 1 << 30;
    private const float HeldOutShare = 0.5f;
    private const float Gain = 0.3f;
    private const float Gamma = 0.25f;
    private const float LeastSaturation = 0.6f;
    private const float MostSaturation = 1.3f;
    private const float MostGrain = 8f;

    /// <param name="number">Number of the example, from 0.</param>
    /// <param name="size">Size of picture and map.</param>
    public (Picture Picture, LabelMap Map) Example(int number, PixelSize size)
    {
        var random = new SeededRandom(seed, Stream + number);
        var layouts = random.Chance(HeldOutShare) ? SceneSplit.HeldOut.Layouts : LayoutFamilies.All;
        var styles = random.Chance(HeldOutShare) ? SceneSplit.HeldOut.Styles : StyleFamilies.All;
        var layout = layouts[random.Below(layouts.Count)].Compose(random.Below(int.MaxValue), size.Width, size.Height);
        var style = styles[random.Below(styles.Count)].Vary(random.Below(int.MaxValue));
        var picture = new Picture(size, SceneRenderer.Render(layout, style, random.Below(int.MaxValue)).Pixels);
        return (Recolor(picture, random), new LabelMap(size, SceneClasses.All.Count, layout.Labels.Ids));
    }

    /// <summary>
    /// Varies exposure, curve, colour cast, saturation and grain, because a correct result need not have exactly a style's colours.
    /// </summary>
    private static Picture Recolor(Picture picture, SeededRandom random)
    {
        var exposure = random.Range(-Gain, Gain);
        var curves = Enumerable.Range(0, Picture.Channels)
            .Select(_ => Curve(exposure + random.Range(-Gain / 2, Gain / 2), float.Exp2(random.Range(-Gamma, Gamma)))).ToArray();
        var saturation = random.Range(LeastSaturation, MostSaturation);
        var grain = random.Range(0, MostGrain);
        var pixels = new byte[picture.Pixels.Length];
        for (var at = 0; at < pixels.Length; at += Picture.Channels)
        {
            float r = curves[0][picture.Pixels[at]], g = curves[1][picture.Pixels[at + 1]], b = curves[2][picture.Pixels[at + 2]];
            var grey = (r + g + b) / 3;
            var noise = random.Range(-grain, grain);
            pixels[at] = Byte(grey + (saturation * (r - grey)) + noise);
            pixels[at + 1] = Byte(grey + (saturation * (g - grey)) + noise);
            pixels[at + 2] = Byte(grey + (saturation * (b - grey)) + noise);
        }

        return new Picture(picture.Size, pixels);
    }

    /// <summary>The output value for each byte.</summary>
    private static float[] Curve(float stops, float gamma) =>
        [.. Enumerable.Range(0, 256).Select(value => 255 * MathF.Pow(value / 255f, gamma) * float.Exp2(stops))];

    private static byte Byte(float value) => (byte)Math.Clamp(value + 0.5f, 0, 255);
}
