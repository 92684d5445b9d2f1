using System.Diagnostics;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Model.Architectures;
using CoCosNet.Model.Networks;
using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Bench.Forward;

/// <summary>Runs in a child process: one forward path at one size, a few times.</summary>
internal static class ForwardRun
{
    private const int Labels = 20;

    public static void Run(TextWriter output, ForwardPath path, int size)
    {
        var type = path == ForwardPath.Bfloat16 ? ScalarType.BFloat16 : ScalarType.Float32;
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        using var parameters = new RandomParameters(1, type);
        var root = new ParameterScope(parameters);
        var network = new TranslationNetwork(
            root, root, new Architecture { LabelChannels = Labels, FeatureChannels = 32, GeneratorChannels = 64, Size = 512 });
        var map = Smooth(Labels, size);
        var file = PictureCodec.Encode(PictureTensors.ToPicture(Smooth(3, size)), PictureFormat.Png, 90);
        var runs = size > 512 ? 1 : 3;
        if (runs > 1)
        {
            Once(network, map, file);
        }

        var best = Enumerable.Range(0, runs).Select(_ => Once(network, map, file)).MinBy(measurement => measurement.Fresh)!;
        using var self = Process.GetCurrentProcess();
        var peak = self.PeakWorkingSet64;
        output.WriteLine(best.Line(size, path, Workload.ConvolutionRate(type), peak));
    }

    private static Measurement Once(TranslationNetwork network, Tensor map, byte[] file)
    {
        using var scope = NewDisposeScope();
        var processor = Environment.CpuUsage.TotalTime;
        var laps = new List<double>();
        var last = Stopwatch.GetTimestamp();
        var own = map.clone();
        Lap();
        var theta = network.Theta(network.EncodeMap(own), own);
        Lap();
        var exemplar = PictureTensors.ToTensor(PictureCodec.Decode(file, "exemplar", PictureLimits.Default), CPU);
        Lap();
        var phi = network.EncodeExemplar(exemplar, map).Features;
        Lap();
        var matches = network.Match(theta, phi, exemplar);
        Array.ForEach([.. theta, .. phi], tensor => tensor.Dispose());
        Lap();
        var image = network.Generate(matches, own);
        Lap();
        PictureCodec.Encode(PictureTensors.ToPicture(image), PictureFormat.Png, 90);
        Lap();
        return new Measurement(
            laps[0], laps[1], laps[2], laps[3], laps[4], laps[5], laps[6], (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);

        void Lap()
        {
            laps.Add(Stopwatch.GetElapsedTime(last).TotalMilliseconds);
            last = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>Smooth random values in −1..1, with structure like pictures and maps.</summary>
    private static Tensor Smooth(int channels, int size) => nn.functional.interpolate(
        rand(1, channels, 16, 16).mul(2).sub(1), [size, size], mode: InterpolationMode.Bilinear, align_corners: true);
}
