using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Cli.Outcomes;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Tests.Cli;

/// <summary>What the command line's options become; a fake translates.</summary>
public sealed class OptionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("options");

    [Fact]
    public async Task Translate_WithEveryOption_SendsThem()
    {
        await using var server = await ApiServer.StartAsync();

        var run = await CliProcess.RunAsync(
            "translate", "--map", File("map"), "--exemplar", File("exemplar"), "--exemplar-map", File("own"), "--out", Path.Combine(_folder.FullName, "out.webp"),
            "--width", "160", "--height", "128", "--quality", "80", "--map-colors", "exact", "--ignore", "255,sky", "--open-labels", "--seed", "3",
            "--person", "1", "--exemplar-person", "0", "--animation", "first", "--background", "#ff8000", "--server", $"{server.Address}");

        Assert.True(run.Code == ExitCode.Success, run.Errors);
        var sent = server.Translator.LastRequest!.Options;
        Assert.Equal(["255", "sky"], sent.Ignore);
        var expected = new TranslationOptions
        {
            Width = 160,
            Height = 128,
            Format = PictureFormat.Webp,
            Quality = 80,
            MapColors = MapColors.Exact,
            Ignore = sent.Ignore,
            OpenLabels = true,
            Seed = 3,
            Person = 1,
            ExemplarPerson = 0,
            Animation = Animation.First,
            Background = "#ff8000",
            Probes = sent.Probes,
        };
        Assert.Equal(expected, sent);
    }

    [Theory]
    [InlineData("--background", "white", "a colour such as #ffffff")]
    [InlineData("--person", "-1", "--person is -1")]
    [InlineData("--seed", "-1", "--seed is -1")]
    [InlineData("--animation", "last", "--animation")]
    public async Task Translate_WithAnOptionOutOfRange_IsAUsageError(string option, string value, string said)
    {
        var run = await CliProcess.RunAsync("translate", "--map", "m", "--exemplar", "e", "--out", "o.png", option, value);

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(said, run.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string File(string name)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, name);
        return path;
    }
}
