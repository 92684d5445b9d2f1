using TorchSharp;

namespace CoCosNet.Inference.Tests;

public sealed class TorchLoadsTests
{
    /// <summary>The native library loads as built, on distributions older than its compiler too (build/WeakenGlibcxx.targets).</summary>
    [Fact]
    public void NativeLibrary_OnThisDistribution_Loads()
    {
        using var ones = torch.ones(2, 3);
        Assert.Equal(6, ones.numel());
    }
}
