using System.Net;
using System.Text.Json.Nodes;
using CoCosNet.Api.Tests.Hosting;

namespace CoCosNet.Api.Tests.Models;

public sealed class ModelTests
{
    [Fact]
    public async Task List_OfModelsInEveryState_ShowsAllAndTheDefault()
    {
        await using var server = await ApiServer.StartAsync();
        server.Translator.Models = [TestModels.Broken("a"), TestModels.Loading("b"), TestModels.Ready("c")];
        server.Translator.DefaultModel = "c";

        var list = await ReadAsync(server, "/v1/models");

        Assert.Equal("c", (string?)list["default"]);
        var models = list["models"]!.AsArray();
        Assert.Equal(["broken", "loading", "ready"], models.Select(model => (string?)model!["state"]));
        Assert.Equal([false, false, true], models.Select(model => (bool)model!["default"]!));
        Assert.Equal("model.json is missing.", (string?)models[0]!["problem"]);
        Assert.False(models[2]!.AsObject().ContainsKey("problem"));
    }

    [Fact]
    public async Task List_WithoutUsableModel_NamesNoDefault()
    {
        await using var server = await ApiServer.StartAsync();
        server.Translator.Models = [];
        server.Translator.DefaultModel = null;

        var list = await ReadAsync(server, "/v1/models");

        Assert.Equal("""{"models":[]}""", list.ToJsonString());
    }

    [Fact]
    public async Task Get_OfReadyModel_DescribesItCompletely()
    {
        await using var server = await ApiServer.StartAsync();

        var model = await ReadAsync(server, "/v1/models/analogy");

        var expected = JsonNode.Parse(
            """
            {
              "id": "analogy", "state": "ready", "default": true, "name": "Model analogy", "semantics": "labels",
              "classes": [{ "id": 0, "name": "sky", "color": "#87ceeb" }, { "id": 1, "name": "grass", "color": "#3cb371" }],
              "channels": 2, "exemplarMap": "required", "size": 256, "matching": "analogy", "openLabels": false, "seeds": false, "readsPictures": false, "precision": "float32", "device": "cpu",
              "digest": "sha256:0123", "license": "MIT", "notes": [],
              "limits": { "minimumSide": 128, "maximumSide": 2048, "sideMultiple": 1, "maximumFileBytes": 10485760, "maximumBodyBytes": 20971520 }
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, model), model.ToJsonString());
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("Analogy")]
    [InlineData("%2e%2e")]
    public async Task Get_OfUnknownModel_Is404Problem(string id)
    {
        await using var server = await ApiServer.StartAsync();

        using var response = await server.GetAsync($"/v1/models/{id}");

        var problem = await ApiServer.ReadProblemAsync(response);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.EndsWith("not_found", problem.Code, StringComparison.Ordinal);
    }

    private static async Task<JsonNode> ReadAsync(ApiServer server, string path)
    {
        using var response = await server.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
