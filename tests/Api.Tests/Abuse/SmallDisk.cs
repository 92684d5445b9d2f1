using System.Diagnostics;
using CoCosNet.Api.Tests.Hosting;

namespace CoCosNet.Api.Tests.Abuse;

/// <summary>A server whose data folder is a disk of a few megabytes, in a mount namespace of its own, which ends with it.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _mount = Directory.CreateTempSubdirectory("disk");
    private readonly ServerProcess _server;

    private SmallDisk(string size, IEnumerable<string> arguments) => _server = ServerProcess.StartUnder(
        ["unshare", "--map-root-user", "--mount", "sh", "-c", $"mount -t tmpfs -o size={size} none {_mount.FullName} && exec \"$@\"", "sh"],
        ["--urls=http://127.0.0.1:0", $"--Jobs:Directory={_mount.FullName}", .. arguments]);

    /// <summary>Starts the server; skips the test where mounting is not allowed.</summary>
    public static async Task<SmallDisk> StartAsync(string size, params IEnumerable<string> arguments)
    {
        Assert.SkipUnless(
            await RunAsync("unshare", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/mnt") == 0, "This machine does not let tests mount (unshare).");
        return new SmallDisk(size, arguments);
    }

    public Task<Uri> AddressAsync() => _server.AddressAsync();

    /// <summary>Leaves no room at all.</summary>
    public async Task FillAsync() => await InsideAsync($"dd if=/dev/zero of={_mount.FullName}/filler bs=4096 2>/dev/null; true");

    public async Task EmptyAsync() => await InsideAsync($"rm {_mount.FullName}/filler");

    /// <summary>Nothing new can be written; what is open for writing stays so.</summary>
    public async Task MakeReadOnlyAsync(bool isReadOnly) => await InsideAsync(isReadOnly
        ? $"mount --bind {_mount.FullName} {_mount.FullName} && mount -o remount,bind,ro {_mount.FullName}"
        : $"umount {_mount.FullName}");

    public void Dispose()
    {
        _server.Dispose();
        _mount.Delete(recursive: true);
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    private async Task InsideAsync(string command) => Assert.Equal(
        0, await RunAsync("nsenter", "--target", $"{_server.Id}", "--user", "--mount", "--preserve-credentials", "sh", "-c", command));
}
