using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Serving;
using CoCosNet.Inference.Serving.Exemplars;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Serving;

/// <summary>The map that the shipped model reads of a picture of its own domain.</summary>
public sealed class PictureMapReaderTests
{
    [Fact]
    public void Read_OfASampleWithoutItsMap_IsMostlyItsMap()
    {
        using var exemplars = new ExemplarCache(0);
        using var served = ModelLoader.Load(
            ManifestReader.Read(Repository.PathOf("models", "landscape")), new ComputeTarget(CPU, ScalarType.Float32), exemplars);
        var request = new TranslationRequest { Map = null, Exemplar = File.ReadAllBytes(Repository.PathOf("samples", "coast", "exemplar.png")) };

        var result = served.Translate(request, new StageClock(TimeProvider.System, CancellationToken.None));

        var reading = result.ExemplarReading!;
        Assert.Equal(reading.Map, result.Image);
        Assert.Equal(1, reading.Classes.Sum(read => read.Share), 6);
        Assert.All(reading.Classes, read => Assert.InRange(read.Confidence, 1.0 / 13, 1));
        Assert.Equal(reading.Classes.OrderByDescending(read => read.Share), reading.Classes);

        var read = PictureCodec.Decode(reading.Map.Content.Span, "map", PictureLimits.Default);
        var truth = PictureResampler.Resize(PictureCodec.Decode(File.ReadAllBytes(Repository.PathOf("samples", "coast", "exemplar-map.png")), "map", PictureLimits.Default), read.Size);
        var right = Enumerable.Range(0, (int)read.Size.Pixels).Count(pixel =>
            read.Pixels.AsSpan(3 * pixel, 3).SequenceEqual(truth.Pixels.AsSpan(3 * pixel, 3)));
        Assert.InRange((double)right / read.Size.Pixels, 0.7, 1);
    }
}
