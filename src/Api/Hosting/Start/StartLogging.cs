namespace CoCosNet.Api.Hosting.Start;

/// <summary>Keeps what the framework logs about a failed start, which is a stack trace, out of the log: <see cref="StartFailures"/> describes it
/// in a sentence.</summary>
internal sealed class StartLogging
{
    private static readonly string[] Categories = ["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel"];

    private volatile bool _started;

    public void AddTo(ILoggingBuilder logging) => logging.AddFilter((category, level) => _started || !Categories.Contains(category));

    /// <summary>From here on everything is logged.</summary>
    public void Started() => _started = true;
}
