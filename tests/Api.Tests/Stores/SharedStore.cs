namespace CoCosNet.Api.Tests.Stores;

/// <summary>Which store the tests of the HTTP API run against: the embedded one, or JetStream where the environment says
/// <c>COCOSNET_TEST_STORE=jetstream</c>.</summary>
internal static class SharedStore
{
    private static readonly Lazy<Task<NatsServer>> Server = new(static async () =>
    {
        var server = await NatsServer.StartAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    });

    public static bool IsUsed { get; } = Environment.GetEnvironmentVariable("COCOSNET_TEST_STORE") == "jetstream";

    /// <summary>Skips a test that is about the embedded store.</summary>
    public static void SkipIfUsed(string reason) => Assert.SkipWhen(IsUsed, reason);

    /// <summary>The one server of this run, or null if the embedded store is meant.</summary>
    public static async Task<string?> UrlAsync() => IsUsed ? (await Server.Value).Url : null;
}
