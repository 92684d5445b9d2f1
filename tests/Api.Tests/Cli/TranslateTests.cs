using System.Diagnostics;
using CoCosNet.Api.Tests.EndToEnd;
using CoCosNet.Cli.Outcomes;
using CoCosNet.Client;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Tests.Cli;

/// <summary>The command line with real files: on this machine, and on a real server.</summary>
public sealed class TranslateTests(RealServer server) : IClassFixture<RealServer>, IDisposable
{
    private static readonly string Map = Sample("map.png");
    private static readonly string Exemplar = Sample("exemplar.png");
    private static readonly string[] Input =
        ["--map", Map, "--exemplar", Exemplar, "--exemplar-map", Sample("exemplar-map.png"), "--model", "analogy", "--width", "160", "--height", "128"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cli");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Translate_OnThisMachineAndOnAServer_WritesTheServersBytes()
    {
        var (here, there) = (Path.Combine(_folder.FullName, "here.png"), Path.Combine(_folder.FullName, "there.png"));

        var local = await CliProcess.RunAsync(["translate", .. Input, "--out", here]);
        var remote = await CliProcess.RunAsync(["translate", .. Input, "--out", there, "--server", $"{server.Client.BaseAddress}"]);

        Assert.Equal((ExitCode.Success, ExitCode.Success), (local.Code, remote.Code));
        Assert.Contains("160×128 by analogy", local.Errors, StringComparison.Ordinal);
        Assert.Empty(local.Output);
        var expected = await ExpectedAsync();
        Assert.Equal(expected, await File.ReadAllBytesAsync(there, Token));
        Assert.Equal(expected, await File.ReadAllBytesAsync(here, Token));
    }

    [Fact]
    public async Task Translate_WithEvidenceAndProbe_WritesFilesAndPrintsOrigins()
    {
        var evidence = Path.Combine(_folder.FullName, "evidence");

        var run = await CliProcess.RunAsync(
            ["translate", .. Input, "--out", Path.Combine(_folder.FullName, "picture.jpg"), "--evidence", evidence, "--probe", "12,40", "--quiet"]);

        Assert.Equal((ExitCode.Success, ""), (run.Code, run.Errors));
        Assert.Equal(
            ["confidence.jpeg", "correspondence.jpeg", "flow.jpeg", "matches.npy", "warp-160.jpeg", "warp-20.jpeg", "warp-40.jpeg", "warp-80.jpeg"],
            Directory.EnumerateFiles(evidence).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.StartsWith("12,40\tlevel 0\t", run.Output, StringComparison.Ordinal);
        Assert.Equal([0xff, 0xd8, 0xff], (await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, "picture.jpg"), Token))[..3]);
    }

    [Theory]
    [InlineData((int)ExitCode.Usage, "--out is 'o.tiff'", "--map", "m", "--exemplar", "e", "--out", "o.tiff")]
    [InlineData((int)ExitCode.Usage, "--width and --height go together", "--map", "m", "--exemplar", "e", "--out", "o.png", "--width", "256")]
    [InlineData((int)ExitCode.Usage, "--server is 'localhost'", "--map", "m", "--exemplar", "e", "--out", "o.png", "--server", "localhost")]
    [InlineData((int)ExitCode.Refused, "--map: Could not find file", "--map", "absent.png", "--exemplar", "e", "--out", "o.png")]
    [InlineData((int)ExitCode.Start, "The folder of models", "--map", "m", "--exemplar", "e", "--out", "o.png", "--models", "absent")]
    [InlineData((int)ExitCode.Unavailable, "cannot be reached", "--map", "m", "--exemplar", "e", "--out", "o.png", "--server", "http://127.0.0.1:9")]
    public async Task Translate_WhichCannotBeDone_EndsWithItsCodeAndOneLine(int code, string message, params string[] arguments)
    {
        var run = await CliProcess.RunAsync(["translate", .. arguments]);

        Assert.Equal(code, (int)run.Code);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Repository.PathOf("o.png")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Translate_OfNoPicture_IsRefusedWithTheField(bool onServer)
    {
        string[] where = onServer ? ["--server", $"{server.Client.BaseAddress}"] : [];

        var run = await CliProcess.RunAsync(
            ["translate", .. Input.Select(word => word == Exemplar ? Repository.PathOf("README.md") : word), "--out", "-", .. where]);

        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.StartsWith("exemplar: ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Translate_OnATerminal_ShowsABar()
    {
        const string Script = "/usr/bin/script";
        Assert.SkipUnless(File.Exists(Script), "script (util-linux) is not installed.");
        var path = Path.Combine(_folder.FullName, "picture.png");
        var start = new ProcessStartInfo(Script) { RedirectStandardOutput = true, RedirectStandardInput = true, WorkingDirectory = Repository.Root };
        start.ArgumentList.Add("-qec");
        start.ArgumentList.Add($"dotnet {CliProcess.Program} translate {string.Join(' ', Input)} --out {path}");
        start.ArgumentList.Add("/dev/null");
        start.Environment["TERM"] = "xterm-256color";

        using var process = Process.Start(start)!;
        var shown = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);

        Assert.Equal(0, process.ExitCode);
        Assert.Contains("%", shown, StringComparison.Ordinal);
        Assert.Contains("\e[", shown, StringComparison.Ordinal);
        Assert.True(File.Exists(path));
    }

    [Fact]
    public async Task Bench_OfFewTranslations_PrintsTimes()
    {
        var run = await CliProcess.RunAsync(["bench", .. Input, "--count", "3", "--parallel", "2"]);

        Assert.Equal(ExitCode.Success, run.Code);
        Assert.StartsWith("analogy, 160×128, 3 translations, 2 at a time", run.Output, StringComparison.Ordinal);
        Assert.Contains("median", run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Sample(string file) => Repository.PathOf("samples", "valley", file);

    private async Task<byte[]> ExpectedAsync()
    {
        var result = await new CoCosNetClient(server.Client).TranslateAsync(
            new TranslationInput
            {
                Map = new SemanticMapFile(await File.ReadAllBytesAsync(Map, Token)),
                Exemplar = await File.ReadAllBytesAsync(Exemplar, Token),
                ExemplarMap = new SemanticMapFile(await File.ReadAllBytesAsync(Sample("exemplar-map.png"), Token)),
                Model = "analogy",
                Options = new TranslationOptions { Width = 160, Height = 128 },
            },
            cancellationToken: Token);
        return Convert.FromBase64String(result.Image.Url[(result.Image.Url.IndexOf(',', StringComparison.Ordinal) + 1)..]);
    }
}
