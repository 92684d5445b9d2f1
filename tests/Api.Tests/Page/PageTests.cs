using System.Net;
using System.Text.RegularExpressions;
using CoCosNet.Api.Tests.Hosting;

namespace CoCosNet.Api.Tests.Page;

/// <summary>What a browser gets of the page. What the page does with it is tested in <c>tests/Page</c>, in a browser.</summary>
public sealed partial class PageTests
{
    private const string SvgNamespace = "http://www.w3.org/2000/svg";

    private static readonly string Root = Repository.PathOf("src", "Api", "wwwroot");

    [Fact]
    public async Task Get_OfTheEntrance_IsThePageAndLeadsToSwagger()
    {
        await using var server = await ApiServer.StartAsync();

        using var response = await server.GetAsync("/");
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(response.Headers.ETag);
        Assert.Contains("href=\"swagger\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/js/app.js")]
    [InlineData("/css/base.css")]
    public async Task Get_OfAFile_BringsAStrictPolicy(string path)
    {
        await using var server = await ApiServer.StartAsync();

        using var response = await server.GetAsync(path);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("//", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Get_OfEveryFile_IsServedAsItLies()
    {
        await using var server = await ApiServer.StartAsync();
        foreach (var path in Files())
        {
            using var response = await server.GetAsync($"/{Path.GetRelativePath(Root, path)}");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(
                await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken),
                await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Get_OfWhatThePageNames_Succeeds()
    {
        await using var server = await ApiServer.StartAsync();
        var addresses = Address().Matches(await ReadAsync("index.html")).Select(match => match.Groups["address"].Value)
            .Where(address => !address.StartsWith('#') && address != "swagger").ToList();

        Assert.Contains("js/app.js", addresses);
        foreach (var address in addresses)
        {
            using var response = await server.GetAsync($"/{address}");
            Assert.True(response.IsSuccessStatusCode, $"{address}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task Modules_Import_OnlyModulesThatExistAndAllOfThem()
    {
        var folder = Path.Combine(Root, "js");
        var imported = new HashSet<string> { Path.Combine(folder, "app.js") };
        foreach (var module in Modules())
        {
            var imports = Import().Matches(await ReadAsync(module))
                .Select(match => Path.GetFullPath(match.Groups["module"].Value, Path.GetDirectoryName(module)!)).ToList();
            Assert.All(imports, import => Assert.True(File.Exists(import), $"{Path.GetFileName(module)} imports {import}."));
            imported.UnionWith(imports.Where(import => import.StartsWith(folder, StringComparison.Ordinal)));
        }

        Assert.Equal(Modules().Order(), imported.Order());
    }

    [Fact]
    public async Task Modules_LookUp_OnlyElementsThatThePageHas()
    {
        var ids = Id().Matches(await ReadAsync("index.html")).Select(match => match.Groups["id"].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        foreach (var module in Modules())
        {
            Assert.All(Lookup().Matches(await ReadAsync(module)), match => Assert.Contains(match.Groups["id"].Value, ids));
        }
    }

    [Fact]
    public async Task Files_NameNoOtherServerAndNeverParseMarkup()
    {
        foreach (var file in Files().Where(file => !file.StartsWith(Path.Combine(Root, "lib"), StringComparison.Ordinal)))
        {
            var text = (await ReadAsync(file)).Replace(SvgNamespace, "", StringComparison.Ordinal);
            Assert.DoesNotMatch("https?:|[\"'(]//", text);
            Assert.DoesNotMatch(@"innerHTML|insertAdjacentHTML|document\.write|\beval\(|\sstyle=|\son\w+=""", text);
        }
    }

    private static string[] Modules() => Directory.GetFiles(Path.Combine(Root, "js"), "*.js", SearchOption.AllDirectories);

    private static string[] Files() => Directory.GetFiles(Root, "*", SearchOption.AllDirectories);

    private static Task<string> ReadAsync(string file) => File.ReadAllTextAsync(Path.Combine(Root, file), TestContext.Current.CancellationToken);

    [GeneratedRegex("(?:src|href)=\"(?<address>[^\"]+)\"")]
    private static partial Regex Address();

    [GeneratedRegex("(?:from |import |import\\()'(?<module>\\.[^']+)'")]
    private static partial Regex Import();

    [GeneratedRegex("\\sid=\"(?<id>[^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex(@"\belement\('(?<id>[^']+)'")]
    private static partial Regex Lookup();
}
