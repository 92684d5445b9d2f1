namespace CoCosNet.Inference.Models;

/// <summary>A model folder cannot be used. The message is addressed to the folder's author and lists every problem.</summary>
internal sealed class ModelFolderException(string message, Exception? inner = null) : Exception(message, inner);
