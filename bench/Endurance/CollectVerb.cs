using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Serving;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Bench.Endurance;

/// <summary>
/// Runs tensor operations like the engine's while another thread forces garbage collections continuously: none may fail, and all pictures
/// must be equal.
/// </summary>
internal static class CollectVerb
{
    private const int Side = 128;

    public static int Run(TextWriter output, long operations, string model)
    {
        var folder = ManifestReader.Read(Path.Combine(AppContext.BaseDirectory, "models", model));
        using var network = ModelLoader.LoadModel(folder, ComputeTarget.Resolve(new InferenceOptions()));
        var input = CollectInput.Make(folder, new PixelSize(Side, Side));
        using var done = new CancellationTokenSource();
        var collections = 0L;
        var collector = new Thread(() =>
        {
            for (; !done.IsCancellationRequested; collections++)
            {
#pragma warning disable RS0030 // this is what the command measures
                GC.Collect();
#pragma warning restore RS0030
                GC.WaitForPendingFinalizers();
            }
        });
        collector.Start();

        var start = Stopwatch.GetTimestamp();
        var statistics = DisposeScopeManager.Statistics;
        var before = statistics.CreatedInScopeCount + statistics.CreatedOutsideScopeCount;
        var digests = new HashSet<string>();
        long pictures = 0, made;
        do
        {
            digests.Add(Digest(network, input));
            pictures++;
            made = statistics.CreatedInScopeCount + statistics.CreatedOutsideScopeCount - before;
        }
        while (made < operations);

        done.Cancel();
        collector.Join();
        output.WriteLine(Machine.Description);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{made} tensors made by {pictures} pictures of {Side}² in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s, {collections} forced collections,"
            + $" no error; {digests.Count} different picture(s)"));
        return digests.Count == 1 ? 0 : 1;
    }

    private static string Digest(ITranslationModel model, ModelInput input)
    {
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        var image = model.Translate(input, new StageClock(TimeProvider.System, CancellationToken.None)).Image;
        return Convert.ToHexString(SHA256.HashData(PictureTensors.ToPicture(image).Pixels));
    }
}
