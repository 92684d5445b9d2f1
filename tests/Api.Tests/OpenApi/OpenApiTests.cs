using CoCosNet.Api.Tests.Hosting;

namespace CoCosNet.Api.Tests.OpenApi;

public sealed class OpenApiTests
{
    /// <summary>Set to 1, it makes the test write <c>docs/openapi.json</c> anew instead of comparing.</summary>
    private const string Refresh = "COCOSNET_REFRESH_OPENAPI";

    private static readonly string CheckedIn = Repository.PathOf("docs", "openapi.json");

    [Fact]
    public async Task Document_OfRunningServer_EqualsCheckedIn()
    {
        await using var server = await ApiServer.StartAsync();
        var running = await ReadDocumentAsync(server);

        if (Environment.GetEnvironmentVariable(Refresh) == "1")
        {
            await File.WriteAllTextAsync(CheckedIn, running, TestContext.Current.CancellationToken);
        }

        Assert.True(
            await File.ReadAllTextAsync(CheckedIn, TestContext.Current.CancellationToken) == running,
            $"docs/openapi.json is not what the server says; write it anew with {Refresh}=1 dotnet test tests/Api.Tests --filter OpenApiTests.");
    }

    private static async Task<string> ReadDocumentAsync(ApiServer server)
    {
        var text = await server.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);
        return $"{text.ReplaceLineEndings("\n").TrimEnd()}\n";
    }
}
