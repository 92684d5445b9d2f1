using System.Net;
using System.Net.Sockets;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Api.Tests.Stores;
using CoCosNet.Api.Tests.Workers;

namespace CoCosNet.Api.Tests.Start;

public sealed class DoctorTests : IDisposable
{
    private readonly DataFolder _data = new();
    private readonly DirectoryInfo _models = WorkerServer.CreateModels();

    public void Dispose()
    {
        _data.Dispose();
        _models.Delete(recursive: true);
    }

    [Fact]
    public async Task Doctor_OfAServerThatCanStart_FindsNothing()
    {
        var (code, said) = await RunAsync("--urls=http://127.0.0.1:0");

        Assert.True(code == 0, said);
        Assert.Contains("labels translates on cpu", said, StringComparison.Ordinal);
        Assert.DoesNotContain("FAIL", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_OfAServerThatCannot_NamesEachReason()
    {
        using var port = new TcpListener(IPAddress.Loopback, 0);
        port.Start();
        await using var other = await ApiServer.StartAsync(new FakeTranslator(), _data);
        File.WriteAllText(Path.Combine(_models.FullName, "labels", "model.json"), "{");

        var (code, said) = await RunAsync($"--urls=http://{port.LocalEndpoint}", "--Access:KeysFile=no-such-keys.json");

        Assert.Equal(1, code);
        Assert.Matches("FAIL +data folder .*another server", said);
        Assert.Matches("FAIL +keys .*no-such-keys.json", said);
        Assert.Matches($"FAIL +address .*{((IPEndPoint)port.LocalEndpoint).Port}", said);
    }

    [Fact]
    public async Task Doctor_OfABrokenModel_SaysWhatIsWrongWithIt()
    {
        await File.WriteAllTextAsync(Path.Combine(_models.FullName, "labels", "generator.safetensors"), "no weights", TestContext.Current.CancellationToken);

        var (code, said) = await RunAsync("--urls=http://127.0.0.1:0");

        Assert.Equal(1, code);
        Assert.Matches("FAIL +model +labels: ", said);
        Assert.Matches("FAIL +default", said);
    }

    [Fact]
    public async Task Doctor_OfAnApiProcess_ChecksItsStore()
    {
        using var nats = await NatsServer.StartAsync();
        string[] settings = ["--urls=http://127.0.0.1:0", "--Role=api", "--Jobs:Store=jetstream", $"--Nats:Url={nats.Url}"];

        var (code, said) = await RunAsync(settings);
        Assert.True(code == 0, said);
        Assert.Matches("ok +store +.*JetStream", said);

        nats.Kill();
        (code, said) = await RunAsync(settings);
        Assert.Equal(1, code);
        Assert.Matches("FAIL +store +.*Nats__Url", said);
    }

    private async Task<(int Code, string Said)> RunAsync(params string[] settings)
    {
        using var process = ServerProcess.Start(["doctor", _data.Setting, $"--Models:Directory={_models.FullName}", .. settings]);
        var code = await process.ExitAsync();
        return (code, process.Output + process.Errors);
    }
}
