using System.Globalization;
using CoCosNet.Api.Access;
using CoCosNet.Api.Access.Keys;
using CoCosNet.Bench.Pool;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace CoCosNet.Bench.Abuse;

/// <summary>Measures what keys, quotas, metrics and traces add to a request, by alternating requests to two servers.</summary>
internal static class OverheadVerb
{
    private const int Side = 256;
    private const double MostMilliseconds = 2;

    public static async Task<int> RunAsync(TextWriter output, int rounds)
    {
        await using var collector = await CollectAsync();
        var keys = Directory.CreateTempSubdirectory("keys");
        var (file, key) = AddKey(keys.FullName);
        await using var plain = await BenchServer.StartAsync(ServerSetup.Tiny);
        await using var observed = await BenchServer.StartAsync(ServerSetup.Tiny with
        {
            Arguments =
            [
                $"--Access:KeysFile={file}", "--Quotas:Key:RequestsPerMinute=1000000", "--Quotas:Address:RequestsPerMinute=1000000",
                "--Telemetry:ManagementUrl=http://127.0.0.1:0", $"--Telemetry:Otlp={collector.Urls.First()}",
            ],
        });
        observed.Client.DefaultRequestHeaders.Add("X-Api-Key", key);
        output.WriteLine(Machine.Description);
        foreach (var server in new[] { plain, observed })
        {
            await Latencies.MeasureAsync(Math.Min(rounds, 50), () => TinyRequests.TranslateAsync(server.Client, Side));
        }

        // Processor time does not depend on what else the machine does.
        var (without, with) = (new double[rounds], new double[rounds]);
        var (plainBefore, observedBefore) = (plain.ProcessorTime(), observed.ProcessorTime());
        for (var round = 0; round < rounds; round++)
        {
            // Each server goes first in turn, because the second one may find warmer caches.
            foreach (var isObserved in round % 2 == 0 ? [false, true] : (bool[])[true, false])
            {
                (isObserved ? with : without)[round] = await Latencies.TimeAsync(() => TinyRequests.TranslateAsync((isObserved ? observed : plain).Client, Side));
            }
        }

        var added = Latencies.Quantile(with, 0.5) - Latencies.Quantile(without, 0.5);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{rounds} pictures of {Side}² each, in turn: p50 {Latencies.Quantile(without, 0.5):F2} ms without, {Latencies.Quantile(with, 0.5):F2} ms with keys, quotas, metrics and traces: {added:F2} ms more; median of the pairs' differences {Latencies.Quantile(with.Zip(without, (one, other) => one - other), 0.5):F2} ms"));
        var (plainUsed, observedUsed) = ((plain.ProcessorTime() - plainBefore) / rounds, (observed.ProcessorTime() - observedBefore) / rounds);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Processor time a picture: {plainUsed.TotalMilliseconds:F2} ms without, {observedUsed.TotalMilliseconds:F2} ms with: {(observedUsed - plainUsed).TotalMilliseconds:F2} ms more"));
        keys.Delete(recursive: true);
        return added <= MostMilliseconds ? 0 : 1;
    }

    private static (string File, string Key) AddKey(string folder)
    {
        var (file, key) = (Path.Combine(folder, "keys.json"), ApiKey.Create());
        KeyFile.Change(file, list => new KeyList([
            .. list.Keys,
            new KeyRecord
            {
                Id = key.Id,
                Hash = $"sha256:{Convert.ToHexStringLower(key.Hash())}",
                Scopes = Scopes.All,
                Owner = "bench",
                Created = DateTimeOffset.UnixEpoch,
            },
        ]));
        return (file, key.ToString());
    }

    /// <summary>A collector that accepts OTLP over gRPC and discards it.</summary>
    private static async Task<WebApplication> CollectAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        app.MapPost("/{**method}", async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(new byte[5]);
            context.Response.AppendTrailer("grpc-status", "0");
        });
        await app.StartAsync();
        return app;
    }
}
