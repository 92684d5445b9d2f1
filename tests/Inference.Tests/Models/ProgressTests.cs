using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Analogy;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Synthesis;
using CoCosNet.Inference.Tests.Analogy;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Models;

public sealed class ProgressTests
{
    private static readonly PixelSize Square = new(128, 128);

    [Fact]
    public void Translate_WhenSomebodyListens_TellsStagesAndLevelsInOrder()
    {
        var heard = Translate(preview: null);

        // Matching is told at its begin and after each of the four levels.
        Assert.Equal(
            [TranslationStage.Features, .. Enumerable.Repeat(TranslationStage.Match, 5), TranslationStage.Generate],
            heard.Select(progress => progress.Stage));
        Assert.Equal(heard.Select(progress => progress.Fraction).Order(), heard.Select(progress => progress.Fraction));
        Assert.All(heard, progress => Assert.Null(progress.Preview));
    }

    [Fact]
    public void Translate_WhenPreviewsAreWanted_ShowsEveryLevelOnceItIsMatched()
    {
        var heard = Translate((level, warp) =>
            new WarpPicture(level, new EncodedPicture(PictureFormat.Png, (int)warp.shape[3], (int)warp.shape[2], default)));

        var previews = heard.Where(progress => progress.Preview is not null).Select(progress => progress.Preview!).ToList();
        Assert.Equal([0, 1, 2, 3], previews.Select(preview => preview.Level));
        Assert.Equal([16, 32, 64, 128], previews.Select(preview => preview.Picture.Width));
    }

    private static List<TranslationProgress> Translate(Func<int, Tensor, WarpPicture>? preview)
    {
        using var scope = NewDisposeScope();
        using var model = new AnalogyModel(new SynthesisSettings { Rounds = 1 });
        var progress = new Listener();
        var clock = new StageClock(TimeProvider.System, TestContext.Current.CancellationToken, progress) { Preview = preview };
        model.Translate(TexturedScene.Input(TexturedScene.Map(Square, 0.5, 0.35), TexturedScene.Map(Square, 0.3, 0.7)), clock);
        return progress.Heard;
    }

    private sealed class Listener : IProgress<TranslationProgress>
    {
        public List<TranslationProgress> Heard { get; } = [];

        public void Report(TranslationProgress value) => Heard.Add(value);
    }
}
