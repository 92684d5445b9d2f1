using CoCosNet.Api.Tests.EndToEnd;
using CoCosNet.Cli.Outcomes;
using CoCosNet.Client;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Tests.Cli;

/// <summary>Options of the command line that change the picture, on a real server: the files are the pictures of the client.</summary>
[Collection(nameof(RealServer))]
public sealed class PictureOptionTests(RealServer server) : IDisposable
{
    private const int Side = 128;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cli");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static TranslationInput Input => new()
    {
        Map = new SemanticMapFile(Read("valley", "map.png")),
        Exemplar = Read("valley", "exemplar.png"),
        ExemplarMap = new SemanticMapFile(Read("valley", "exemplar-map.png")),
        Model = "analogy",
        Options = new TranslationOptions { Width = Side, Height = Side },
    };

    private CoCosNetClient Client => new(server.Client);

    [Fact]
    public async Task Translate_Tile_WritesThePictureThatRepeats()
    {
        var expected = await Client.TranslateAsync(Input with { Options = Input.Options with { Tile = Tiling.X } }, cancellationToken: Token);

        await TranslateAsync([.. Exemplar("valley"), "--tile", "x"]);

        Assert.Equal(Content(expected.Image), await File.ReadAllBytesAsync(PathOf("picture.png"), Token));
        Assert.NotEqual(expected.Image.Url, (await Client.TranslateAsync(Input, cancellationToken: Token)).Image.Url);
    }

    [Fact]
    public async Task Translate_Variations_WritesAPictureForEachSeed()
    {
        var expected = await Client.TranslateAsync(Input with { Options = Input.Options with { Seed = 3, Variations = 2 } }, cancellationToken: Token);

        var run = await TranslateAsync([.. Exemplar("valley"), "--seed", "3", "--variations", "2"]);

        Assert.Contains("seed 4: differs from each in", run.Errors, StringComparison.Ordinal);
        Assert.Equal(["picture-4.png", "picture.png"], _folder.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.Equal(Content(expected.Variations[0].Picture), await File.ReadAllBytesAsync(PathOf("picture.png"), Token));
        Assert.Equal(Content(expected.Variations[1].Picture), await File.ReadAllBytesAsync(PathOf("picture-4.png"), Token));
    }

    [Fact]
    public async Task Translate_ExemplarsOfDifferentClasses_WritesTheirSharedPicture()
    {
        var expected = await Client.TranslateAsync(
            Input with
            {
                Exemplar = null,
                ExemplarMap = null,
                ClassExemplars = [Look("valley", "*"), Look("coast", "sky", "water")],
            },
            cancellationToken: Token);

        await TranslateAsync([.. Exemplar("valley"), "--exemplar-classes", "*", .. Exemplar("coast"), "--exemplar-classes", "sky,water"]);

        Assert.Equal(Content(expected.Image), await File.ReadAllBytesAsync(PathOf("picture.png"), Token));
    }

    [Theory]
    [InlineData("exact", (int)ExitCode.Refused, "map: ")]
    [InlineData("tolerant", (int)ExitCode.Success, "were mended")]
    public async Task Translate_MapColors_DecidesWhatBecomesOfNearColours(string colors, int code, string message)
    {
        // The sky's colour is #7ebef2.
        var map = PathOf("near.png");
        await File.WriteAllBytesAsync(
            map, PngBuilder.Rgb(Side, Side, [.. Enumerable.Range(0, Side * Side).SelectMany(_ => (byte[])[0x7e, 0xbe, 0xf3])]), Token);

        var run = await RunAsync(map, [.. Exemplar("valley"), "--map-colors", colors]);

        Assert.Equal(code, (int)run.Code);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string[] Exemplar(string name) => ["--exemplar", Sample(name, "exemplar.png"), "--exemplar-map", Sample(name, "exemplar-map.png")];

    private static ExemplarInput Look(string name, params string[] classes) => new()
    {
        Picture = Read(name, "exemplar.png"),
        Map = new SemanticMapFile(Read(name, "exemplar-map.png")),
        Classes = classes,
    };

    private static string Sample(string name, string file) => Repository.PathOf("samples", name, file);

    private static byte[] Read(string name, string file) => File.ReadAllBytes(Sample(name, file));

    private static byte[] Content(PictureResponse picture) => Convert.FromBase64String(picture.Url[(picture.Url.IndexOf(',', StringComparison.Ordinal) + 1)..]);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private async Task<CliOutcome> TranslateAsync(string[] options)
    {
        var run = await RunAsync(Sample("valley", "map.png"), options);
        Assert.True(run.Code == ExitCode.Success, run.Errors);
        return run;
    }

    private Task<CliOutcome> RunAsync(string map, string[] options) => CliProcess.RunAsync(
    [
        "translate", "--map", map, "--model", "analogy", "--width", $"{Side}", "--height", $"{Side}", "--out", PathOf("picture.png"),
        "--server", $"{server.Client.BaseAddress}", .. options,
    ]);
}
