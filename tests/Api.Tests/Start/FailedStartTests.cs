using System.Net;
using System.Net.Sockets;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Contracts.Errors;
using Microsoft.Data.Sqlite;

namespace CoCosNet.Api.Tests.Start;

/// <summary>A server that cannot start says why in one line on standard error, and ends with a code of its own.</summary>
public sealed class FailedStartTests : IDisposable
{
    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Start_OverTheDataOfARunningServer_NamesTheFolder()
    {
        using var first = ServerProcess.Start("--urls=http://127.0.0.1:0", _data.Setting);
        await first.AddressAsync();

        await AssertFailsAsync(StartFailure.DataFolder, [_data.Path, "another server", "Jobs__Directory"], _data.Setting);
    }

    [Fact]
    public async Task Start_OnAPortInUse_NamesThePort()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        await AssertFailsAsync(StartFailure.Address, [$":{port}", "--urls"], _data.Setting, $"--urls=http://127.0.0.1:{port}");
    }

    [Fact]
    public async Task Start_OnAnAddressOfAnotherMachine_SaysSo() =>
        await AssertFailsAsync(StartFailure.Address, ["address"], _data.Setting, "--urls=http://192.0.2.1:8080");

    [Theory]
    [InlineData("--Jobs:Workers=0", "Jobs:Workers", "'0'", "64")]
    [InlineData("--Jobs:Workers=many", "Jobs:Workers", "'many'")]
    [InlineData("--Inference:Precision=float64", "Inference:Precision", "bfloat16")]
    [InlineData("--Cors:Origins:0=*", "Cors:Origins", "'*'")]
    [InlineData("--urls=nowhere", "nowhere")]
    public async Task Start_WithABrokenSetting_NamesIt(string setting, params string[] said) =>
        await AssertFailsAsync(StartFailure.Setting, said, _data.Setting, setting);

    [Fact]
    public async Task Start_WithABrokenSettingsFile_NamesIt()
    {
        await File.WriteAllTextAsync(Path.Combine(_data.Path, "appsettings.json"), "{ \"Jobs\": ", TestContext.Current.CancellationToken);

        await AssertFailsAsync(StartFailure.Setting, ["appsettings.json"], _data.Setting, $"--contentRoot={_data.Path}");
    }

    [Fact]
    public async Task Start_WithoutTheFolderOfModels_NamesIt()
    {
        var missing = Path.Combine(_data.Path, "no-models");

        await AssertFailsAsync(StartFailure.ModelFolder, [missing, "Models__Directory"], _data.Setting, $"--Models:Directory={missing}");
    }

    [Fact]
    public async Task Start_OnADeviceThatIsNotThere_NamesIt() =>
        await AssertFailsAsync(StartFailure.Device, ["Inference:Device is cuda:63"], _data.Setting, "--Inference:Device=cuda:63");

    [Fact]
    public async Task Start_OverADamagedDatabase_SaysWhatToDo()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_data.Path, "jobs.db"), string.Concat(Enumerable.Repeat("no database ", 1000)), TestContext.Current.CancellationToken);

        await AssertFailsAsync(StartFailure.Database, ["jobs.db"], _data.Setting);
    }

    [Fact]
    public async Task Start_OverADatabaseOfANewerVersion_SaysSo()
    {
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(_data.Path, "jobs.db")};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 1000";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await AssertFailsAsync(StartFailure.Database, ["newer version", "1000"], _data.Setting);
    }

    [Fact]
    public async Task Start_WithAMissingCertificate_NamesIt()
    {
        var missing = Path.Combine(_data.Path, "tls.pfx");

        await AssertFailsAsync(
            StartFailure.KeyFile, [missing], _data.Setting, "--urls=https://127.0.0.1:0", $"--Kestrel:Certificates:Default:Path={missing}");
    }

    [Fact]
    public async Task Documentation_OfExitCodes_ListsEachWithItsName()
    {
        var documented = await File.ReadAllTextAsync(Repository.PathOf("docs", "operations.md"), TestContext.Current.CancellationToken);

        Assert.All(Enum.GetValues<StartFailure>(), failure => Assert.Contains($"| {(int)failure} | `{failure}` |", documented, StringComparison.Ordinal));
    }

    /// <param name="failure">The code it must end with.</param>
    /// <param name="said">What its line must contain.</param>
    /// <param name="arguments">Its command line.</param>
    private static async Task AssertFailsAsync(StartFailure failure, string[] said, params IEnumerable<string> arguments)
    {
        // A later address on the command line wins.
        using var server = ServerProcess.Start(["--urls=http://127.0.0.1:0", .. arguments]);

        var code = await server.ExitAsync();

        var line = Assert.Single(server.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.True((int)failure == code, $"{code}: {line}\n{server.Output}");
        Assert.All(said, part => Assert.Contains(part, line, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", server.Output, StringComparison.Ordinal);
    }
}
