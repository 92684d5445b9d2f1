using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoCosNet.Client;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>JSON bodies through the real server: what they mean is what the same form means.</summary>
public sealed class JsonBodyTests(RealServer server) : IClassFixture<RealServer>
{
    private static readonly TranslationInput Input = new()
    {
        Map = new SemanticMapFile(Sample("map.png")),
        Exemplar = Sample("exemplar.png"),
        ExemplarMap = new SemanticMapFile(Sample("exemplar-map.png")),
        Model = "analogy",
        Options = new TranslationOptions { Width = 128, Height = 128, Flow = true, Ignore = ["255"], Probes = [new(3, 4), new(100, 90)] },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CoCosNetClient Client => new(server.Client) { SendsJson = true };

    [Fact]
    public async Task Translate_AtOnceAndAsAJob_GivesThePictureOfTheForm()
    {
        var form = await new CoCosNetClient(server.Client).TranslateAsync(Input, cancellationToken: Token);
        var json = await Client.TranslateAsync(Input, cancellationToken: Token);
        var job = await Client.SubmitAsync(Input, cancellationToken: Token);
        await Client.WaitAsync(job.Id, Token);
        var picture = await Client.GetOutputAsync(job.Id, "image", Token);

        Assert.Equal(form.Image, json.Image);
        Assert.Equal(form.Flow, json.Flow);
        Assert.Equal(form.Probes.Count, json.Probes.Count);
        Assert.Equal(form.Image.Url, $"data:image/png;base64,{Convert.ToBase64String(picture.Content.Span)}");
    }

    [Fact]
    public async Task KeepExemplar_IsTheExemplarOfTheForm()
    {
        var json = await Client.KeepExemplarAsync(Input.Exemplar!.Value, Input.ExemplarMap, Token);
        var form = await new CoCosNetClient(server.Client).KeepExemplarAsync(Input.Exemplar.Value, Input.ExemplarMap, Token);

        Assert.Equal(json.Id, form.Id);
    }

    [Fact]
    public async Task Example_OfTheDocument_IsAnsweredWithAPicture()
    {
        var document = JsonNode.Parse(await server.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), Token))!;
        foreach (var (path, status) in new[] { ("/v1/translations", HttpStatusCode.OK), ("/v1/exemplars", HttpStatusCode.Created) })
        {
            var example = document["paths"]![path]!["post"]!["requestBody"]!["content"]!["application/json"]!["example"]!.AsObject();

            // This server's default is another model than that of one that has only those that ship.
            if (path == "/v1/translations")
            {
                example["model"] = "analogy";
            }

            using var body = Json(example);
            using var response = await server.Client.PostAsync(new Uri(path, UriKind.Relative), body, Token);
            Assert.True(status == response.StatusCode, await response.Content.ReadAsStringAsync(Token));
        }
    }

    [Fact]
    public async Task Translate_OfAPoseAsAnObject_GivesThePictureOfItsFile()
    {
        var joints = string.Join(',', Enumerable.Range(0, 18).Select(i => FormattableString.Invariant($"{300 + (20 * (i % 5))},{200 + (30 * i)},0.9")));
        var pose = $$"""{ "people": [ { "pose_keypoints_2d": [ {{joints}} ] } ] }""";
        var exemplar = Convert.ToBase64String(Input.Exemplar!.Value.Span);
        var pictures = new List<byte[]>();
        foreach (var map in new[] { pose, $"\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(pose))}\"" })
        {
            using var body = Json(JsonNode.Parse($$"""{ "model": "pose", "map": {{map}}, "exemplar": "{{exemplar}}", "exemplarMap": {{map}} }""")!);
            using var response = await server.Client.PostAsync(new Uri("/v1/translations", UriKind.Relative), body, Token);
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Token));
            pictures.Add(await response.Content.ReadAsByteArrayAsync(Token));
        }

        Assert.Equal(pictures[0], pictures[1]);
    }

    private static StringContent Json(JsonNode node) => new(node.ToJsonString(), Encoding.UTF8, "application/json");

    private static byte[] Sample(string file) => File.ReadAllBytes(Repository.PathOf("samples", "valley", file));
}
