using Microsoft.Extensions.Logging;

namespace CoCosNet.Inference.Workers.Wire;

/// <summary>A worker's log message.</summary>
/// <param name="Level">Severity of the message.</param>
/// <param name="Category">Name of the logger.</param>
/// <param name="Event">Number of the event.</param>
/// <param name="Text">The message, followed by the exception if there is one.</param>
internal sealed record LogLine(LogLevel Level, string Category, int Event, string Text);
