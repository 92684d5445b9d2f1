namespace CoCosNet.Training;

/// <summary>Thrown for an invalid command line; the message names the argument and the fix.</summary>
internal sealed class UsageException(string message) : Exception(message);
