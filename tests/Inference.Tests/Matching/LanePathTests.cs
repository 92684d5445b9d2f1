using System.Diagnostics;
using System.Runtime.Intrinsics;
using CoCosNet.Inference.Tests.Matching.Refined;
using CoCosNet.Inference.Tests.Serving;
using CoCosNet.Model.Matching.Kernel;

namespace CoCosNet.Inference.Tests.Matching;

/// <summary>.NET's own settings choose the kernel's vectors: each is tried in a child process that repeats the kernel's tests.</summary>
public sealed class LanePathTests
{
    private const string Expected = "COCOSNET_TEST_LANES";

    [Theory]
    [InlineData("DOTNET_EnableAVX512", nameof(LanePath.Vector256))]
    [InlineData("DOTNET_EnableAVX2", nameof(LanePath.Vector128))]
    [InlineData("DOTNET_EnableHWIntrinsic", nameof(LanePath.Scalar))]
    public async Task BestPath_WithASettingOfDotnet_IsNarrowerAndPassesTheSameTests(string setting, string expected)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable(Expected) is null, "This is the child process.");
        Assert.SkipUnless(Vector256.IsHardwareAccelerated, "This processor's vectors have other settings.");
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "exec", typeof(LanePathTests).Assembly.Location,
                "-class", typeof(LanePathTests).FullName!, "-class", typeof(KernelEvaluationTests).FullName!,
                "-class", typeof(DistinctSearchTests).FullName!, "-class", typeof(KernelThreadsTests).FullName!,
            },
            Environment = { [setting] = "0", [Expected] = expected },
        };
        if (Path.GetFileNameWithoutExtension(start.FileName) != "dotnet")
        {
            start.FileName = "dotnet";
        }

        using var child = Process.Start(start)!;
        var output = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(child.ExitCode == 0, output);
    }

    /// <summary>In a child process, the path that its setting leaves; elsewhere, the widest that the processor has.</summary>
    [Fact]
    public void BestPath_OnThisProcessor_IsTheWidest()
    {
        var widest = Vector512.IsHardwareAccelerated ? LanePath.Vector512
            : Vector256.IsHardwareAccelerated ? LanePath.Vector256
            : Vector128.IsHardwareAccelerated ? LanePath.Vector128
            : LanePath.Scalar;
        Assert.Equal(Environment.GetEnvironmentVariable(Expected) ?? widest.ToString(), KernelEvaluation.BestPath.ToString());
    }
}
