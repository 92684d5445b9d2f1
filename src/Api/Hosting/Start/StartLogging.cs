namespace CoCosNet.Api.Hosting.Start;

/// <summary>Keeps what the framework logs about a failed start, which is a stack trace, out of the log: <see cref="StartFailures"/> describes it
/// in a sentence.</summary>
internal sealed class StartLogging
{
    private static readonly (string Category, LogLevel Level)[] Filtered =
    [
        ("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Information),
        ("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Warning),
    ];

    private volatile bool _started;

    /// <summary>Filters these categories alone: a filter without a category would take the place of the settings' default level.</summary>
    public void AddTo(ILoggingBuilder logging)
    {
        foreach (var (category, least) in Filtered)
        {
            logging.AddFilter(category, level => _started && level >= least);
        }
    }

    /// <summary>From here on everything is logged.</summary>
    public void Started() => _started = true;
}
