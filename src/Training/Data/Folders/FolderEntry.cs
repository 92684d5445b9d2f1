namespace CoCosNet.Training.Data.Folders;

/// <summary>A picture and its map. Files are relative to the folder, with forward slashes.</summary>
/// <param name="Name">Of both, below their folders, without extension.</param>
/// <param name="Picture">The picture's file.</param>
/// <param name="Map">The map's file; null where edges are made from the picture.</param>
/// <param name="Subset">Of a pose as text: the file beside the candidates in <paramref name="Map"/>.</param>
internal sealed record FolderEntry(string Name, string Picture, string? Map, string? Subset = null);
