using System.Text.Json.Nodes;
using CoCosNet.Api.Forms;
using CoCosNet.Api.Tests.Hosting;

namespace CoCosNet.Api.Tests.OpenApi;

public sealed class OpenApiTests
{
    /// <summary>Set to 1, it makes the test rewrite <c>docs/openapi.json</c> instead of comparing.</summary>
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
            $"docs/openapi.json differs from what the server says; rewrite it with {Refresh}=1 dotnet test tests/Api.Tests --filter OpenApiTests.");
    }

    [Fact]
    public async Task Document_OfEveryOperation_NamesItAndShowsEachProblem()
    {
        await using var server = await ApiServer.StartAsync();
        var document = JsonNode.Parse(await ReadDocumentAsync(server))!;
        var operations = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => operation.Value!).ToList();

        Assert.StartsWith("3.1", (string?)document["openapi"], StringComparison.Ordinal);
        Assert.Equal("/", (string?)document["servers"]!.AsArray().Single()!["url"]);
        Assert.Equal(operations.Count, operations.Select(operation => (string?)operation["operationId"]).Distinct().Count());
        Assert.All(operations, operation =>
        {
            Assert.NotNull(operation["operationId"]);
            Assert.NotNull(operation["summary"]);
            Assert.NotNull(operation["description"]);
            foreach (var (status, response) in operation["responses"]!.AsObject().Where(response => response.Key.StartsWith('4')))
            {
                // Its clients do not read problem documents.
                if ((string?)operation["operationId"] == "createImageEdit")
                {
                    Assert.Equal("#/components/schemas/OpenAiError", (string?)response!["content"]!["application/json"]!["schema"]!["$ref"]);
                    continue;
                }

                var problem = response!["content"]!["application/problem+json"]!;
                Assert.Equal("#/components/schemas/Problem", (string?)problem["schema"]!["$ref"]);
                Assert.All(problem["examples"]!.AsObject(), example => Assert.Equal(status, example.Value!["value"]!["status"]!.ToJsonString()));
            }
        });
    }

    [Fact]
    public async Task Document_OfATranslation_HasEveryFieldOfTheForm()
    {
        await using var server = await ApiServer.StartAsync();
        var document = JsonNode.Parse(await ReadDocumentAsync(server))!;
        var operation = document["paths"]!["/v1/translations"]!["post"]!;

        var form = operation["requestBody"]!["content"]!["multipart/form-data"]!["schema"]!;
        var fields = form["properties"]!.AsObject();
        Assert.Equal(FormFields.Files.Concat(FormFields.Texts).Order(), fields.Select(field => field.Key).Order());
        Assert.All(FormFields.Files, file => Assert.Equal("binary", (string?)fields[file]!["format"]));
        var json = operation["requestBody"]!["content"]!["application/json"]!["schema"]!["properties"]!.AsObject();
        Assert.Equal(fields.Select(field => field.Key), json.Select(field => field.Key));
        Assert.All(FormFields.Files, file => Assert.Contains("data URI or base64", (string?)json[file]!["description"], StringComparison.Ordinal));
        Assert.Equal(
            ["image/png", "image/webp", "image/jpeg", "application/json", "multipart/form-data", "text/event-stream"],
            operation["responses"]!["200"]!["content"]!.AsObject().Select(content => content.Key));
        Assert.Equal(
            ["200", "202", "400", "401", "403", "404", "406", "408", "409", "410", "413", "415", "422", "429", "500", "503", "504"],
            operation["responses"]!.AsObject().Select(response => response.Key).Order());
    }

    private static async Task<string> ReadDocumentAsync(ApiServer server)
    {
        var text = await server.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);
        return $"{text.ReplaceLineEndings("\n").TrimEnd()}\n";
    }
}
