using System.Net;
using System.Text.RegularExpressions;
using CoCosNet.Api.Tests.Hosting;

namespace CoCosNet.Api.Tests.OpenApi;

public sealed partial class SwaggerTests
{
    [Fact]
    public async Task Get_WithoutSlash_LeadsToThePage()
    {
        await using var server = await ApiServer.StartAsync();

        using var response = await server.GetAsync("/swagger");

        Assert.InRange((int)response.StatusCode, 301, 302);
        Assert.Equal("swagger/index.html", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Page_WithAllItLoads_ComesFromThisServer()
    {
        await using var server = await ApiServer.StartAsync();
        var page = await ReadAsync(server, "/swagger/index.html");
        var assets = Asset().Matches(page).Select(match => match.Groups["address"].Value).ToList();

        Assert.Contains("<title>CoCosNet</title>", page, StringComparison.Ordinal);
        Assert.Contains(assets, asset => asset.EndsWith("swagger-ui-bundle.js", StringComparison.Ordinal));
        foreach (var asset in assets)
        {
            Assert.DoesNotContain("//", asset, StringComparison.Ordinal);
            Assert.NotEmpty(await ReadAsync(server, $"/swagger/{asset}"));
        }
    }

    [Fact]
    public async Task Page_Settings_PointAtTheDocumentAndNowhereElse()
    {
        await using var server = await ApiServer.StartAsync();

        var settings = Comment().Replace(await ReadAsync(server, "/swagger/index.js"), "");

        Assert.Contains("../openapi/v1.json", settings, StringComparison.Ordinal);
        Assert.DoesNotMatch("https?://", settings);
    }

    private static async Task<string> ReadAsync(ApiServer server, string path)
    {
        using var response = await server.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("(?:src|href)=\"(?<address>[^\"]+)\"")]
    private static partial Regex Asset();

    [GeneratedRegex(@"/\*.*?\*/|//\s[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
