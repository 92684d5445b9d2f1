using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CoCosNet.Api.Tests.Hosting;

namespace CoCosNet.Api.Tests.Samples;

public sealed class SampleTests
{
    private const string CatalogPath = "/samples/catalog.json";

    [Fact]
    public async Task Catalog_OfRunningServer_ListsEveryFileOfTheFolder()
    {
        await using var server = await ApiServer.StartAsync();

        var listed = Addresses(await ReadCatalogAsync(server)).Select(address => address.Split('?')[0]).Distinct().Order(StringComparer.Ordinal);

        var folder = Repository.PathOf("samples");
        var kept = Directory.GetDirectories(folder)
            .Where(set => File.Exists(Path.Combine(set, "map.png")))
            .SelectMany(Directory.GetFiles)
            .Select(file => Path.GetRelativePath(folder, file));
        Assert.Equal(kept.Order(StringComparer.Ordinal), listed);
    }

    [Fact]
    public async Task Catalog_OfASet_NamesItsLooks()
    {
        await using var server = await ApiServer.StartAsync();

        var coast = (await ReadCatalogAsync(server))["sets"]!.AsArray().Single(set => (string?)set!["name"] == "coast")!;

        Assert.Equal(
            ["coast", "coast, moonlit night", "coast, storm", "coast, tropical"],
            coast["exemplars"]!.AsArray().Select(exemplar => (string?)exemplar!["name"]));
    }

    [Fact]
    public async Task Get_OfAListedAddress_MayBeKeptForEver()
    {
        await using var server = await ApiServer.StartAsync();
        foreach (var address in Addresses(await ReadCatalogAsync(server)))
        {
            using var response = await server.GetAsync($"/samples/{address}");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl?.ToString());
        }
    }

    [Theory]
    [InlineData("/samples/coast/map.png")]
    [InlineData(CatalogPath)]
    public async Task Get_WithTheTagOfAKeptCopy_SendsItNoMore(string path)
    {
        await using var server = await ApiServer.StartAsync();
        using var first = await server.GetAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(Assert.IsType<EntityTagHeaderValue>(first.Headers.ETag));

        using var second = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("no-cache", first.Headers.CacheControl?.ToString());
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/samples/")]
    [InlineData("/samples/coast/none.png")]
    [InlineData("/samples/..%2fappsettings.json")]
    [InlineData("/samples/%2e%2e/appsettings.json")]
    public async Task Get_OfAnythingElse_IsNotFound(string path)
    {
        await using var server = await ApiServer.StartAsync();
        using var response = await server.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static async Task<JsonNode> ReadCatalogAsync(ApiServer server) =>
        JsonNode.Parse(await server.Client.GetStringAsync(new Uri(CatalogPath, UriKind.Relative), TestContext.Current.CancellationToken))!;

    private static IEnumerable<string> Addresses(JsonNode catalog) => catalog["sets"]!.AsArray().SelectMany(set => new[]
    {
        (string)set!["map"]!,
        (string)set["exemplarMap"]!,
    }.Concat(set["exemplars"]!.AsArray().Select(exemplar => (string)exemplar!["picture"]!)));
}
