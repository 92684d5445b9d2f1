using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Workers.Wire;

namespace CoCosNet.Inference.Workers;

/// <summary>Tells the server how far a request is.</summary>
internal sealed class ForwardedProgress(FrameSender sender, long request) : IProgress<TranslationProgress>
{
    public void Report(TranslationProgress value) =>
        sender.Send(FrameContent.Write(FrameKind.Progress, value, WireJsonContext.Default.TranslationProgress, request));
}
