using System.Security.Cryptography;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Serving;
using CoCosNet.Inference.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Serving;

/// <summary>The rules that TorchSharp makes one learn the hard way, kept under load.</summary>
[Collection(nameof(Alone))]
public sealed class ForwardSafetyTests : IDisposable
{
    private const int Forwards = 1000;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("safety");

    public void Dispose() => _directory.Delete(recursive: true);

    /// <summary>1 000 forwards on two replicas while another thread forces collections: no error, and the same bytes each time.</summary>
    [Fact]
    public async Task Forward_UnderForcedCollections_IsSafeAndTheSame()
    {
        var token = TestContext.Current.CancellationToken;
        using var pool = new ReplicaPool(2, ComputeTarget.TensorThreads(2), Forwards, TimeProvider.System, NullLogger<ReplicaPool>.Instance);
        using var model = Load();
        var input = Input();
        using var done = new CancellationTokenSource();
        var collector = new Thread(() => Collect(done.Token));
        collector.Start();

        var runs = Enumerable.Range(0, Forwards).Select(_ => pool.RunAsync(clock => Digest(model, input, clock), token)).ToArray();
        var digests = await Task.WhenAll(runs);

        await done.CancelAsync();
        collector.Join();
        Assert.Single(digests.Distinct());
        Assert.True(await pool.DrainAsync(token));
    }

    /// <summary>Every tensor of a forward is disposed of by the forward, not some day by a finalizer: nothing may be collected meanwhile.</summary>
    [Fact]
    public void Forward_WithoutAnyCollection_LeavesNoTensor()
    {
        var token = TestContext.Current.CancellationToken;
        using var model = Load();
        var input = Input();
        Digest(model, input, Clock(token));
        CollectOnce();
        var before = Tensor.TotalCount;
        Assert.True(GC.TryStartNoGCRegion(200 << 20));

        for (var i = 0; i < 5; i++)
        {
            Digest(model, input, Clock(token));
        }

        var after = Tensor.TotalCount;
        Assert.Equal(System.Runtime.GCLatencyMode.NoGCRegion, System.Runtime.GCSettings.LatencyMode);
        GC.EndNoGCRegion();
        Assert.Equal(before, after);
    }

    private static StageClock Clock(CancellationToken token) => new(TimeProvider.System, token);

    private NeuralModel Load()
    {
        var classes = new[] { new { id = 0, name = "sky", color = "#88aaff" }, new { id = 1, name = "grass", color = "#44aa33" } };
        var folder = TinyModels.Write(_directory.FullName, "tiny", new { kind = "labels", classes }, 2);
        return new NeuralModel(
            TinyModels.Written(2), Path.Combine(folder, "correspondence.safetensors"), Path.Combine(folder, "generator.safetensors"),
            CPU, ScalarType.Float32);
    }

    private static string Digest(NeuralModel model, ModelInput input, StageClock clock)
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        return Convert.ToHexString(SHA256.HashData(PictureTensors.ToPicture(model.Translate(input, clock).Image).Pixels));
    }

    private static ModelInput Input()
    {
        var size = new PixelSize(64, 64); // a quarter of what the API takes: safety does not depend on it, the wait does
        var labels = new byte[size.Pixels];
        labels.AsSpan(labels.Length / 2).Fill(1);
        var random = new Random(1);
        var pixels = new byte[size.Pixels * Picture.Channels];
        random.NextBytes(pixels);
        var map = new LabelMap(size, 2, labels);
        return new ModelInput(map, new Picture(size, pixels), map);
    }

    private static void Collect(CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            CollectOnce();
            done.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(10)); // two cores: the replicas need them too
        }
    }

    private static void CollectOnce()
    {
#pragma warning disable RS0030 // this is what the tests are about
        GC.Collect();
#pragma warning restore RS0030
        GC.WaitForPendingFinalizers();
    }
}
