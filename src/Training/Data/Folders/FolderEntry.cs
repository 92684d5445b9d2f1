namespace CoCosNet.Training.Data.Folders;

/// <summary>A picture and its map. Files are relative to the folder, with forward slashes.</summary>
/// <param name="Name">Common name of both, relative to their folders, without extension.</param>
/// <param name="Picture">The picture's file.</param>
/// <param name="Map">The map's file; null if edges are detected in the picture.</param>
/// <param name="Subset">For a pose as text, the subset file that belongs to the candidates in <paramref name="Map"/>.</param>
internal sealed record FolderEntry(string Name, string Picture, string? Map, string? Subset = null);
