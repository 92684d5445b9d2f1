namespace CoCosNet.Api.Hosting.Start;

/// <summary>Suppresses the framework's log of a failed start, which is a stack trace; <see cref="StartFailures"/> describes the failure in
/// one sentence.</summary>
internal sealed class StartLogging
{
    private static readonly (string Category, LogLevel Level)[] Filtered =
    [
        ("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Information),
        ("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Warning),
    ];

    private volatile bool _started;

    /// <summary>Filters only these categories; a filter without a category would override the default level in the settings.</summary>
    public void AddTo(ILoggingBuilder logging)
    {
        foreach (var (category, least) in Filtered)
        {
            logging.AddFilter(category, level => _started && level >= least);
        }
    }

    /// <summary>Enables the suppressed categories once the server has started.</summary>
    public void Started() => _started = true;
}
