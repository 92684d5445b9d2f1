using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CoCosNet.Api.Tests.Hosting;

/// <summary>Keeps what the application logs.</summary>
internal sealed class LogRecorder : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _entries = new();

    /// <summary>Everything, in its order.</summary>
    public IEnumerable<string> Lines => _entries.Select(entry => entry.Text);

    public IEnumerable<string> WarningsAndErrors => _entries.Where(entry => entry.Level >= LogLevel.Warning).Select(entry => entry.Text);

    /// <summary>What was logged at a level, in its order.</summary>
    public IEnumerable<string> At(LogLevel level) => _entries.Where(entry => entry.Level == level).Select(entry => entry.Text);

    public ILogger CreateLogger(string categoryName) => new Recorder(_entries, categoryName);

    public void Dispose()
    {
    }

    private sealed class Recorder(ConcurrentQueue<(LogLevel Level, string Text)> entries, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            entries.Enqueue((logLevel, $"{category}: {formatter(state, exception)} {exception}"));
    }
}
