using Microsoft.Extensions.Logging;

namespace CoCosNet.Inference.Workers.Wire;

/// <summary>Something that a worker has to say to operators.</summary>
/// <param name="Level">How bad it is.</param>
/// <param name="Category">The logger's name.</param>
/// <param name="Event">The event's number.</param>
/// <param name="Text">The message, with the exception where there is one.</param>
internal sealed record LogLine(LogLevel Level, string Category, int Event, string Text);
