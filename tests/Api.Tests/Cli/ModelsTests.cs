using CoCosNet.Api.Tests.Access;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Cli.Outcomes;
using CoCosNet.Cli.Sessions;

namespace CoCosNet.Api.Tests.Cli;

public sealed class ModelsTests
{
    [Fact]
    public async Task Models_OfThisMachine_AreThoseThatShip()
    {
        var list = await CliProcess.RunAsync("models");
        var classes = await CliProcess.RunAsync("models", "analogy");

        Assert.Equal((ExitCode.Success, ExitCode.Success), (list.Code, classes.Code));
        Assert.Contains("landscape (default)\tready\tlabels", list.Output, StringComparison.Ordinal);
        Assert.Contains("analogy\tready\tlabels\t256 pixels\texemplar map required", list.Output, StringComparison.Ordinal);
        Assert.StartsWith("0\t#7ebef2\tsky", classes.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_OfAServerWithKeys_NeedOne()
    {
        using var keys = new KeyFolder();
        var key = keys.Add();
        await using var server = await ApiServer.StartAsync(keys.Setting);
        string[] arguments = ["models", "--server", $"{server.Address}"];

        var without = await CliProcess.RunAsync(arguments);
        var named = await CliProcess.RunAsync([.. arguments, "--key", key]);
        using var process = CliProcess.Start(new Dictionary<string, string> { [SessionOptions.KeyVariable] = key }, arguments);
        var set = await process.EndAsync();

        Assert.Equal(ExitCode.Refused, without.Code);
        Assert.Contains("asks for a key", without.Errors, StringComparison.Ordinal);
        Assert.StartsWith("analogy (default)\tready", named.Output, StringComparison.Ordinal);
        Assert.Equal(named, set);
    }

    [Fact]
    public async Task Models_OfAnUnknownId_NamesThoseThatThereAre()
    {
        await using var server = await ApiServer.StartAsync();

        var run = await CliProcess.RunAsync("models", "paintings", "--server", $"{server.Address}");

        Assert.Equal((ExitCode.Refused, "There is no model paintings; there are: analogy."), (run.Code, run.Errors.Trim()));
    }
}
