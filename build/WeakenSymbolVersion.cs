using System;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>Sets VER_FLG_WEAK on one needed symbol version of 64-bit little-endian ELF files. Does nothing where it is set already.</summary>
public class WeakenSymbolVersion : Task
{
    private const uint NeededVersions = 0x6ffffffe; // SHT_GNU_verneed
    private const ushort Weak = 2; // VER_FLG_WEAK

    public ITaskItem[] Libraries { get; set; }

    public string Version { get; set; }

    public override bool Execute()
    {
        foreach (var library in Libraries)
        {
            var path = library.GetMetadata("FullPath");
            var bytes = File.ReadAllBytes(path);
            var flags = FindFlags(bytes);
            if (flags < 0 || (BitConverter.ToUInt16(bytes, flags) & Weak) != 0)
            {
                continue;
            }

            bytes[flags] |= (byte)Weak;
            var written = File.GetLastWriteTimeUtc(path);
            var temporary = path + ".weakened";
            File.WriteAllBytes(temporary, bytes);
            File.SetLastWriteTimeUtc(temporary, written); // an unchanged time keeps incremental builds from copying it again
            File.Delete(path);
            File.Move(temporary, path);
            Log.LogMessage(MessageImportance.Low, "{0}: the requirement {1} is weak now.", path, Version);
        }

        return true;
    }

    /// <summary>Offset of the flags of the version's requirement, or -1.</summary>
    private int FindFlags(byte[] elf)
    {
        if (elf.Length < 64 || elf[0] != 0x7f || elf[1] != 'E' || elf[4] != 2 || elf[5] != 1)
        {
            return -1;
        }

        var sections = (int)BitConverter.ToInt64(elf, 40);
        int entrySize = BitConverter.ToUInt16(elf, 58), count = BitConverter.ToUInt16(elf, 60);
        for (var i = 0; i < count; i++)
        {
            var section = sections + (i * entrySize);
            if (BitConverter.ToUInt32(elf, section + 4) != NeededVersions)
            {
                continue;
            }

            var strings = sections + ((int)BitConverter.ToUInt32(elf, section + 40) * entrySize);
            var names = (int)BitConverter.ToInt64(elf, strings + 24);
            var file = (int)BitConverter.ToInt64(elf, section + 24);
            while (true)
            {
                var needed = file + (int)BitConverter.ToUInt32(elf, file + 8);
                for (int n = BitConverter.ToUInt16(elf, file + 2); n > 0; n--)
                {
                    var name = names + (int)BitConverter.ToUInt32(elf, needed + 8);
                    if (Encoding.ASCII.GetString(elf, name, Array.IndexOf(elf, (byte)0, name) - name) == Version)
                    {
                        return needed + 4;
                    }

                    needed += (int)BitConverter.ToUInt32(elf, needed + 12);
                }

                var next = (int)BitConverter.ToUInt32(elf, file + 12);
                if (next == 0)
                {
                    return -1;
                }

                file += next;
            }
        }

        return -1;
    }
}
