using System.Diagnostics;
using System.Globalization;
using CoCosNet.Bench.Pool;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Bench.Turns;

/// <summary>
/// Compares the repaint of a stroke over 3 % of the picture with the whole computation of the same map, in turn. Maps have the size of the result, as those
/// that the page sends.
/// </summary>
internal static class RepaintVerb
{
    private const double StrokeShare = 0.03;
    private const double StrokeLength = 0.5;

    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "samples", "valley");

    public static async Task<int> RunAsync(TextWriter output, int rounds, string model, IReadOnlyList<int> sides)
    {
        output.WriteLine(Machine.Description);
        await using var server = await BenchServer.StartAsync();
        var processor = new Contender("", server);
        foreach (var side in sides)
        {
            var map = Enlarge(PictureCodec.Decode(File.ReadAllBytes(Path.Combine(Samples, "map.png")), "map", PictureLimits.Default), side);
            var first = (await AskAsync(server.Client, model, side, map, number: 0, continues: null)).Id;
            var (wall, used, shares) = (new double[2][], new double[2][], new List<double>());
            (wall[0], wall[1], used[0], used[1]) = (new double[rounds], new double[rounds], new double[rounds], new double[rounds]);
            var stolen = new StolenTime();
            for (var round = -1; round < rounds; round++)
            {
                var stroked = Stroke(map, round + 2);
                for (var turn = 0; turn < 2; turn++)
                {
                    // Whole and local begin in turn. The file of each request is another one, so that no request finds the other's map prepared.
                    var local = (turn + round) & 1;
                    var before = processor.ProcessorTime();
                    var start = Stopwatch.GetTimestamp();
                    var answer = await AskAsync(server.Client, model, side, stroked, (4 * (round + 2)) + turn, local == 1 ? first : null);
                    if (round >= 0)
                    {
                        wall[local][round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                        used[local][round] = processor.ProcessorTime() - before;
                        shares.AddRange(local == 1 ? [answer.Share] : []);
                    }
                }
            }

            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{model}, {side}², exemplar kept, a stroke over {StrokeShare:P0}, {shares.Average():P1} painted again, {rounds} rounds, {stolen.Share:P1} of the time stolen; medians in ms, then local over whole: median (lowest to highest round)"));
            output.WriteLine($"  wall      {Row(wall)}");
            output.WriteLine($"  processor {Row(used)}");
        }

        return 0;
    }

    private static string Row(double[][] times)
    {
        var ratios = times[1].Zip(times[0], (local, whole) => local / whole).ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"whole {Latencies.Quantile(times[0], 0.5),8:F1}  local {Latencies.Quantile(times[1], 0.5),8:F1}  {Latencies.Quantile(ratios, 0.5):F3} ({ratios.Min():F3} to {ratios.Max():F3})");
    }

    private static Picture Enlarge(Picture map, int side)
    {
        var pixels = new byte[Picture.Channels * side * side];
        for (var pixel = 0; pixel < side * side; pixel++)
        {
            var (y, x) = Math.DivRem(pixel, side);
            var at = (y * map.Height / side * map.Width) + (x * map.Width / side);
            map.Pixels.AsSpan(Picture.Channels * at, Picture.Channels).CopyTo(pixels.AsSpan(Picture.Channels * pixel));
        }

        return new Picture(new PixelSize(side, side), pixels);
    }

    /// <summary>Draws a slanted stroke of grass, each round a little lower.</summary>
    private static Picture Stroke(Picture map, int round)
    {
        byte[] grass = [0x7a, 0xb8, 0x48];
        var pixels = map.Pixels.ToArray();
        var (width, height) = (StrokeShare / StrokeLength * map.Height, map.Height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < map.Width; x++)
            {
                var along = (double)x / map.Width;
                var center = (0.45 + (0.015 * (round % 20)) + (0.2 * (along - 0.5))) * height;
                if (Math.Abs(along - 0.5) <= StrokeLength / 2 && Math.Abs(y - center) <= width / 2)
                {
                    grass.CopyTo(pixels, Picture.Channels * ((y * map.Width) + x));
                }
            }
        }

        return new Picture(map.Size, pixels);
    }

    private static async Task<(string Id, double Share)> AskAsync(HttpClient client, string model, int side, Picture map, int number, string? continues)
    {
        // Bytes after the end of a PNG are ignored.
        byte[] file = [.. PictureCodec.Encode(map, PictureFormat.Png, quality: 100), .. BitConverter.GetBytes(number)];
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(file), "map", "map.png" },
            { new ByteArrayContent(File.ReadAllBytes(Path.Combine(Samples, "exemplar.png"))), "exemplar", "exemplar.png" },
            { new ByteArrayContent(File.ReadAllBytes(Path.Combine(Samples, "exemplar-map.png"))), "exemplarMap", "exemplar-map.png" },
        };
        var text = side.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in new[] { ("model", model), ("width", text), ("height", text), ("continues", continues ?? "") })
        {
            form.Add(new StringContent(value), name);
        }

        using var response = await client.PostAsync(new Uri("/v1/translations", UriKind.Relative), form);
        var picture = await response.Content.ReadAsByteArrayAsync();
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"{(int)response.StatusCode}: {System.Text.Encoding.UTF8.GetString(picture)}");
        }

        var id = response.Headers.GetValues(ResponseHeaders.ResultId).Single();
        if (continues is null)
        {
            return (id, 1);
        }

        const string Local = "local; share=";
        var repaint = response.Headers.GetValues(ResponseHeaders.Repaint).Single();
        return repaint.StartsWith(Local, StringComparison.Ordinal)
            ? (id, double.Parse(repaint[Local.Length..], CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The stroke was not painted alone: {repaint}.");
    }
}
