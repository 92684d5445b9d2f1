using System.Net;
using CoCosNet.Api.Access;
using CoCosNet.Api.Access.Keys;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Contracts.Errors;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Tests.Access;

public sealed class KeyTests : IDisposable
{
    private readonly KeyFolder _keys = new();
    private readonly ManualTime _time = new();

    public void Dispose() => _keys.Dispose();

    [Fact]
    public void File_OfAKey_HasNoSecretAndOneReader()
    {
        var key = _keys.Add();

        Assert.DoesNotContain(key[^64..], File.ReadAllText(_keys.Path), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_keys.Path));
        }
    }

    [Fact]
    public void Ring_WhenKeysComeAndGo_NoticesWithinASecond()
    {
        var first = _keys.Add();
        var ring = Ring();
        var second = _keys.Add();

        AssertRefused(ring, second, "key_invalid");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(second[9..21], ring.Check(second).Id);

        KeyFile.Change(_keys.Path, list => new KeyList([.. list.Keys.Where(key => key.Id != first[9..21])]));
        _time.Advance(TimeSpan.FromSeconds(1));
        AssertRefused(ring, first, "key_invalid");
    }

    [Fact]
    public void Ring_WhenTheFileBreaks_KeepsTheKeysBefore()
    {
        var key = _keys.Add();
        var ring = Ring();

        File.WriteAllText(_keys.Path, "{ \"keys\": [ {");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(ring.Check(key));

        File.Delete(_keys.Path);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(ring.Check(key));
    }

    [Fact]
    public void Key_FromItsExpiryOn_IsRefused()
    {
        var key = _keys.Add(expires: _time.GetUtcNow() + TimeSpan.FromMinutes(1));
        var ring = Ring();

        Assert.NotNull(ring.Check(key));
        _time.Advance(TimeSpan.FromMinutes(1));
        AssertRefused(ring, key, "key_expired");
    }

    [Theory]
    [InlineData("{}", "'keys'")]
    [InlineData("[]", "not a key file")]
    [InlineData("""{ "keys": [ { "id": "000000000000", "hash": "sha256:00", "scopes": [], "owner": "a", "created": "2026-01-01T00:00:00Z" } ] }""", "hash")]
    [InlineData("""{ "keys": [ { "id": "x", "hash": "", "scopes": [], "owner": "a", "created": "2026-01-01T00:00:00Z" } ] }""", "'x'")]
    [InlineData("""{ "keys": [ { "id": "x", "expiry": "2026-01-01T00:00:00Z" } ] }""", "expiry")]
    public void File_ThatIsNoListOfKeys_StopsTheStartAndSaysWhere(string content, string said)
    {
        File.WriteAllText(_keys.Path, content);

        var exception = Assert.Throws<StartException>(Ring);

        Assert.Equal(StartFailure.KeyFile, exception.Failure);
        Assert.Contains(said, exception.Message, StringComparison.Ordinal);
        Assert.Contains(_keys.Path, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_FromMakingToTakingBack_ChangeWhatARunningServerTakes()
    {
        var first = await RunAsync("create", "--scope", "read", "--owner", "alice", "--days", "30", "--note", "a laptop");
        await using var server = await ApiServer.StartAsync(_keys.Setting);
        Assert.Equal(HttpStatusCode.OK, await GetAsync(server, first));
        Assert.Contains($"{first[9..21]}\talice\tread\t", await RunAsync("list"), StringComparison.Ordinal);

        var second = await RunAsync("rotate", first[9..21]);
        await RunAsync("revoke", first[9..21]);
        await Workers.WorkerServer.UntilAsync(() => GetAsync(server, first).Result == HttpStatusCode.Unauthorized);

        Assert.Equal(HttpStatusCode.OK, await GetAsync(server, second));
        Assert.Equal(["alice"], KeyFile.Read(_keys.Path).Keys.Select(key => key.Owner));
    }

    [Theory]
    [InlineData(1, "No key has the id", "revoke", "000000000000")]
    [InlineData(1, "'paint' does not exist", "create", "--scope", "paint")]
    [InlineData(1, "'A B'", "create", "--owner", "A B")]
    [InlineData(2, "nonsense", "nonsense")]
    public async Task Command_ThatCannotBeDone_SaysWhyInOneLineOrShowsItsUse(int code, string said, params string[] arguments)
    {
        using var process = ServerProcess.Start(["keys", .. arguments, .. arguments[0] == "nonsense" ? Array.Empty<string>() : ["--file", _keys.Path]]);

        Assert.Equal(code, await process.ExitAsync());
        Assert.Contains(said, process.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(_keys.Path));
    }

    [Fact]
    public async Task Start_WithAnUnreadableFileOfKeys_EndsWithTheCodeOfKeyFiles()
    {
        using var data = new DataFolder();
        using var process = ServerProcess.Start("--urls=http://127.0.0.1:0", data.Setting, _keys.Setting);

        Assert.Equal((int)StartFailure.KeyFile, await process.ExitAsync());
        Assert.Contains(_keys.Path, Assert.Single(process.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:0", false)]
    [InlineData("http://[::1]:0", false)]
    [InlineData("http://0.0.0.0:0", true)]
    public async Task Start_OnAnAddressThatOthersReachWithoutKeys_Warns(string address, bool warns)
    {
        await using var server = await ApiServer.StartAsync($"--urls={address}");

        Assert.Equal(warns, server.Log.WarningsAndErrors.Any(line => line.Contains("Access__KeysFile", StringComparison.Ordinal)));
    }

    private static async Task<HttpStatusCode> GetAsync(ApiServer server, string key)
    {
        using var response = await KeyFolder.SendAsync(server, HttpMethod.Get, "/v1/models", key);
        return response.StatusCode;
    }

    private static void AssertRefused(KeyRing ring, string key, string code) =>
        Assert.Equal(code, Assert.Throws<AccessException>(() => ring.Check(key)).Kind.Code);

    private async Task<string> RunAsync(string verb, params string[] arguments)
    {
        using var process = ServerProcess.Start(["keys", verb, .. arguments, "--file", _keys.Path]);
        Assert.True(await process.ExitAsync() == 0, process.Errors);
        return process.Output.Trim();
    }

    private KeyRing Ring() => new(
        Options.Create(new AccessOptions { KeysFile = _keys.Path }), new HostingEnvironment { ContentRootPath = AppContext.BaseDirectory }, _time, NullLogger<KeyRing>.Instance);
}
