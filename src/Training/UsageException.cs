namespace CoCosNet.Training;

/// <summary>A command line that cannot be followed; the message names the word and what would do.</summary>
internal sealed class UsageException(string message) : Exception(message);
