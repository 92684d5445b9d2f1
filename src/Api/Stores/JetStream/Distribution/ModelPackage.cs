using System.Formats.Tar;

namespace CoCosNet.Api.Stores.JetStream.Distribution;

/// <summary>A model folder as one file: a tar of its files.</summary>
internal static class ModelPackage
{
    public static void Write(ModelFiles files, Stream package)
    {
        using var tar = new TarWriter(package, TarEntryFormat.Pax, leaveOpen: true);
        foreach (var path in files.Paths)
        {
            using var content = File.OpenRead(path);
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, Path.GetFileName(path)) { DataStream = content });
        }
    }

    /// <summary>Extracts a package, which nothing has vouched for yet, into an empty folder.</summary>
    /// <exception cref="InvalidDataException">It is not a package, or it has other entries than files with plain names.</exception>
    public static void Extract(Stream package, string folder)
    {
        try
        {
            using var tar = new TarReader(package, leaveOpen: true);
            for (var count = 1; tar.GetNextEntry() is { } entry; count++)
            {
                if (count > ModelFiles.MaximumCount || entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || !ModelFiles.IsPlain(entry.Name))
                {
                    throw new InvalidDataException("The package has an entry that is not one of a model's files.");
                }

                // A tar does not compress, so that the package's own limit bounds what is written.
                using var file = new FileStream(Path.Combine(folder, entry.Name), FileMode.CreateNew, FileAccess.Write);
                entry.DataStream?.CopyTo(file);
            }
        }
        catch (Exception exception) when (exception is FormatException or EndOfStreamException or ArgumentException)
        {
            throw new InvalidDataException("The package is damaged.", exception);
        }
    }
}
