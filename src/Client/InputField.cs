namespace CoCosNet.Client;

/// <summary>A field of a request: a file, a text, or empty.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">The file, or null.</param>
/// <param name="Text">The text, or null.</param>
internal sealed record InputField(string Name, ReadOnlyMemory<byte>? File, string? Text);
