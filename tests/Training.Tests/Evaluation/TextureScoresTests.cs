using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Training.Evaluation.Textures;

namespace CoCosNet.Training.Tests.Evaluation;

public sealed class TextureScoresTests
{
    private const int Side = 96;

    private static readonly LabelMap Halves = new(new PixelSize(Side, Side), 2, [.. Enumerable.Range(0, Side * Side).Select(pixel => (byte)(pixel % Side / (Side / 2)))]);

    [Fact]
    public void Summarise_ThePictureItself_KeepsEverything()
    {
        var summary = Score(TestPictures.Noise(Side, Side, 1, 60), TestPictures.Noise(Side, Side, 1, 60));
        Assert.Equal(1, summary.Energy!.Value, 1e-6);
        Assert.Equal(0, summary.PatchDistance!.Value, 1e-6);
        Assert.Equal(2, summary.Regions);
    }

    [Fact]
    public void Summarise_OtherNoiseOfTheSameKind_IsNear()
    {
        var summary = Score(TestPictures.Noise(Side, Side, 2, 60), TestPictures.Noise(Side, Side, 1, 60));
        Assert.InRange(summary.Energy!.Value, 0.95, 1.05);
        Assert.InRange(summary.PatchDistance!.Value, 0, 0.1);
    }

    [Fact]
    public void Summarise_FadedNoise_TellsByHowMuch()
    {
        var summary = Score(TestPictures.Noise(Side, Side, 1, 30), TestPictures.Noise(Side, Side, 1, 60));
        Assert.InRange(summary.LowEnergy!.Value, 0.45, 0.55);
        Assert.InRange(summary.HighEnergy!.Value, 0.45, 0.55);
        Assert.InRange(summary.PatchDistance!.Value, 0.4, 0.6);
    }

    [Fact]
    public void Summarise_FaintTexture_CountsButNotAsPlain()
    {
        var summary = Score(TestPictures.Noise(Side, Side, 1, 60), TestPictures.Noise(Side, Side, 1, 12));
        Assert.NotNull(summary.LowEnergy);
        Assert.Null(summary.PlainLowEnergy);
        Assert.NotNull(Score(TestPictures.Noise(Side, Side, 1, 60), TestPictures.Noise(Side, Side, 1, 60)).PlainLowEnergy);
    }

    [Fact]
    public void Summarise_FlatPictures_MeasuresNothing()
    {
        var summary = Score(TestPictures.Grey(Side, Side, (_, _) => 90), TestPictures.Grey(Side, Side, (_, _) => 90));
        Assert.Null(summary.Energy);
        Assert.Null(summary.PatchDistance);
    }

    private static TextureSummary Score(Picture result, Picture wanted)
    {
        var scores = new TextureScores();
        scores.Add(new PictureTexture(result, Halves), new PictureTexture(wanted, Halves));
        return scores.Summarise();
    }
}
