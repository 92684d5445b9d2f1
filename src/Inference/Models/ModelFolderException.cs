namespace CoCosNet.Inference.Models;

/// <summary>A model folder cannot be used. The message is for its owner and lists every problem found.</summary>
internal sealed class ModelFolderException(string message, Exception? inner = null) : Exception(message, inner);
