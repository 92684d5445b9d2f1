using CoCosNet.Inference.Workers.Wire;
using Microsoft.Extensions.Logging;

namespace CoCosNet.Inference.Workers;

/// <summary>Creates a worker's loggers, which forward every message to the server's loggers; these decide what is written.</summary>
internal sealed class ForwardingLoggers(FrameSender sender) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new Forwarder(sender, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("A worker's log goes to its server.");

    public void Dispose()
    {
    }

    private sealed class Forwarder(FrameSender sender, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Information and < LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                var text = formatter(state, exception);
                var line = new LogLine(logLevel, category, eventId.Id, exception is null ? text : $"{text}{Environment.NewLine}{exception}");
                sender.Send(FrameContent.Write(FrameKind.Log, line, WireJsonContext.Default.LogLine));
            }
        }
    }
}
