using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoCosNet.Api.Observability;
using CoCosNet.Api.Tests.Workers;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoCosNet.Api.Tests.Observability;

public sealed partial class MetricsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_ForGrafanaAndPrometheus_NameOnlyMetricsThatAServerExports()
    {
        await using var server = new WorkerServer("--Telemetry:ManagementUrl=http://127.0.0.1:0");
        await server.InitializeAsync();
        await server.PostAsync(1);
        await server.PostAsync(1);
        var translator = server.Services.GetRequiredService<ITranslator>();
        await Assert.ThrowsAsync<TranslationException>(() => translator.TranslateAsync(
            WorkerServer.Request(1) with { Map = new SemanticMapFile("no map"u8.ToArray()) }, null, Token));
        using var givenUp = new CancellationTokenSource();
        var translation = translator.TranslateAsync(WorkerServer.Request(2), null, givenUp.Token);
        await givenUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => translation);

        var exported = await ScrapeAsync(server);

        Assert.All(Named("grafana-dashboard.json").Concat(Named("alerts.yml")), name => Assert.Contains(name, exported.Keys));
        Assert.Contains("exemplar_cache=\"hit\"", exported["cocosnet_translation_duration_seconds_count"], StringComparison.Ordinal);
        Assert.Contains("exemplar_cache=\"miss\"", exported["cocosnet_translation_duration_seconds_count"], StringComparison.Ordinal);
        Assert.Contains("stage=\"match\"", exported["cocosnet_translation_stage_duration_seconds_count"], StringComparison.Ordinal);
        Assert.Contains("reason=\"unsupported_format\"", exported["cocosnet_translation_failures_total"], StringComparison.Ordinal);
        Assert.Contains("direction=\"in\",format=\"png\",role=\"map\"", Sorted(exported["cocosnet_image_size_bytes_count"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_OfThePublicAddress_AreNotThere()
    {
        await using var server = await Hosting.ApiServer.StartAsync();

        using var response = await server.GetAsync("/metrics");

        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Runbook_HasAParagraphForEveryAlert()
    {
        var alerts = AlertName().Matches(await ReadAsync("deploy", "observability", "alerts.yml")).Select(match => match.Groups["name"].Value).ToList();
        var runbook = await ReadAsync("docs", "runbook.md");

        Assert.NotEmpty(alerts);
        Assert.All(alerts, alert => Assert.Contains($"\n## {alert}\n", runbook, StringComparison.Ordinal));
    }

    private static async Task<Dictionary<string, string>> ScrapeAsync(WorkerServer server)
    {
        var management = Assert.Single(server.Services.GetServices<IHostedService>().OfType<ManagementServer>());
        using var http = new HttpClient();
        var text = await http.GetStringAsync(new Uri($"{management.Address}/metrics"), Token);
        return text.Split('\n').Where(line => line.Length > 0 && line[0] != '#')
            .GroupBy(line => line[..line.IndexOfAny(['{', ' '])], StringComparer.Ordinal)
            .ToDictionary(lines => lines.Key, lines => string.Join('\n', lines), StringComparer.Ordinal);
    }

    /// <summary>Labels in the order of their names, line by line.</summary>
    private static string Sorted(string lines) => string.Join('\n', lines.Split('\n').Select(line => Labels().Replace(
        line, match => string.Join(',', match.Groups["labels"].Value.Split(',').Where(label => !label.StartsWith("otel", StringComparison.Ordinal)).Order(StringComparer.Ordinal)))));

    private static List<string> Named(string file)
    {
        var text = File.ReadAllText(Repository.PathOf("deploy", "observability", file));
        if (file.EndsWith(".json", StringComparison.Ordinal))
        {
            text = string.Join('\n', JsonNode.Parse(text)!["panels"]!.AsArray().SelectMany(panel => panel!["targets"]!.AsArray()).Select(target => (string?)target!["expr"]));
        }

        var names = MetricName().Matches(text).Select(match => match.Value).Distinct().ToList();
        Assert.NotEmpty(names);
        return names;
    }

    private static Task<string> ReadAsync(params string[] path) => File.ReadAllTextAsync(Repository.PathOf(path), Token);

    [GeneratedRegex(@"\b(cocosnet|http_server|dotnet|kestrel)_[a-z_]+")]
    private static partial Regex MetricName();

    [GeneratedRegex(@"alert: (?<name>\w+)")]
    private static partial Regex AlertName();

    [GeneratedRegex(@"(?<=\{)(?<labels>[^}]*)(?=\})")]
    private static partial Regex Labels();
}
