using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Api.Tests.Workers;
using CoCosNet.Cli.Outcomes;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Tests.Cli;

/// <summary>A watched folder; a fake translates, so that only the folder is tested.</summary>
public sealed class WatchTests : IDisposable
{
    private const int Interrupt = 2;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("watch");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watch_PairsThatAreThereAndThatCome_BecomePictures()
    {
        await using var server = await ApiServer.StartAsync();
        await PutAsync("first.map.png", "map 1");
        await PutAsync("first.exemplar.jpg", "exemplar 1");
        using var process = CliProcess.Start(environment: null, "watch", _folder.FullName, "--server", $"{server.Address}");

        Assert.StartsWith("first\t", await process.ReadLineAsync(), StringComparison.Ordinal);
        await PutAsync("second.map.png", "map 2");
        await PutAsync("exemplar.jpg", "the exemplar of all");
        Assert.StartsWith("second\t", await process.ReadLineAsync(), StringComparison.Ordinal);
        await PutAsync("second.map.png", "map 2, changed");
        Assert.StartsWith("second\t", await process.ReadLineAsync(), StringComparison.Ordinal);
        Signals.Send(process.Id, Interrupt);
        var end = await process.EndAsync();

        Assert.Equal(ExitCode.Canceled, end.Code);
        Assert.Equal(3, server.Translator.Begun);
        Assert.Equal("map 2, changed"u8, server.Translator.LastRequest!.Map!.Content.Span);
        Assert.Equal(["first.png", "second.png"], Outputs());
        Assert.Equal(
            FakeTranslator.Content(PictureFormat.Png, "image"), await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, "out", "first.png"), Token));
    }

    [Fact]
    public async Task Watch_Once_GoesOnAfterAFailureAndRepeatsNothing()
    {
        await using var server = await ApiServer.StartAsync();
        server.Translator.Behaviour = (request, _) => request.Map!.Content.Span.SequenceEqual("bad"u8)
            ? throw new TranslationException(TranslationError.UnknownClass, "map", "Class id 77 is not a class of the model.")
            : Task.CompletedTask;
        await PutAsync("exemplar.png", "the exemplar");
        await PutAsync("a.map.png", "bad");
        await PutAsync("b.map.png", "good");
        string[] arguments = ["watch", _folder.FullName, "--once", "--format", "webp", "--server", $"{server.Address}"];

        var first = await CliProcess.RunAsync(arguments);
        var second = await CliProcess.RunAsync(arguments);

        Assert.Equal((ExitCode.Refused, ExitCode.Refused), (first.Code, second.Code));
        Assert.Contains("a\tmap: Class id 77", first.Errors, StringComparison.Ordinal);
        Assert.StartsWith("b\t", first.Output, StringComparison.Ordinal);
        Assert.Empty(second.Output);
        Assert.Equal(["b.webp"], Outputs());
    }

    [Fact]
    public async Task Watch_OfNoFolder_IsRefused()
    {
        await using var server = await ApiServer.StartAsync();

        var run = await CliProcess.RunAsync("watch", Path.Combine(_folder.FullName, "absent"), "--once", "--server", $"{server.Address}");

        Assert.Equal(ExitCode.Refused, run.Code);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task PutAsync(string name, string content) => File.WriteAllTextAsync(Path.Combine(_folder.FullName, name), content, Token);

    private IEnumerable<string> Outputs() =>
        Directory.EnumerateFiles(Path.Combine(_folder.FullName, "out")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}
