using System.Buffers.Binary;
using System.Text;
using CoCosNet.Inference.Tests.Imaging;

namespace CoCosNet.Tests.Fuzzing;

/// <summary>Damage to files: of bytes, of numbers in either byte order, of decimal numbers, of stretches.</summary>
internal static class Mutator
{
    private static readonly byte[] Bytes = [0, 1, 0x0a, 0x20, 0x22, 0x7f, 0x80, 0xfe, 0xff];

    private static readonly uint[] Words =
        [0, 1, 2, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff];

    private static readonly string[] Numbers =
    [
        "0", "-1", "1", "255", "256", "65536", "2147483647", "2147483648", "4294967296", "9223372036854775807", "99999999999999999999", "1e309", "-0.0",
        "1e-320", "NaN", "0x10", "007",
    ];

    /// <summary>One of the files with one to eight changes; PNG checksums are right again half of the time, so that damage gets beyond them.</summary>
    public static byte[] Damage(IReadOnlyList<byte[]> files, Random random)
    {
        var bytes = files[random.Next(files.Count)].ToList();
        for (var changes = 1 << random.Next(random.Next(2) == 0 ? 1 : 4); changes > 0; changes--)
        {
            Change(bytes, files, random);
        }

        var damaged = bytes.ToArray();
        if (random.Next(2) == 0)
        {
            PngChecksums.Repair(damaged);
        }

        return damaged;
    }

    /// <summary>A decimal number that readers may stumble over.</summary>
    public static string Number(Random random) => Numbers[random.Next(Numbers.Length)];

    private static void Change(List<byte> bytes, IReadOnlyList<byte[]> files, Random random)
    {
        if (bytes.Count == 0)
        {
            bytes.Add(Bytes[random.Next(Bytes.Length)]);
            return;
        }

        // Headers are at the beginning: every second change is near it.
        var at = random.Next(random.Next(2) == 0 ? Math.Min(bytes.Count, 128) : bytes.Count);
        var length = Math.Min(bytes.Count - at, 1 << random.Next(random.Next(2) == 0 ? 3 : 12));
        switch (random.Next(10))
        {
            case 0:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1:
                bytes[at] = Bytes[random.Next(Bytes.Length)];
                break;
            case 2:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 3:
                Overwrite(bytes, at, Words[random.Next(Words.Length)], random);
                break;
            case 4:
                bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                break;
            case 5:
                bytes.RemoveRange(at, length);
                break;
            case 6:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 7:
                var other = files[random.Next(files.Count)];
                bytes.InsertRange(at, other.AsSpan(random.Next(other.Length)).ToArray().Take(length));
                break;
            case 8:
                ReplaceNumber(bytes, at, Number(random));
                break;
            default:
                bytes.InsertRange(at, Enumerable.Repeat(Bytes[random.Next(Bytes.Length)], length));
                break;
        }
    }

    private static void Overwrite(List<byte> bytes, int at, uint word, Random random)
    {
        Span<byte> number = stackalloc byte[sizeof(uint)];
        if (random.Next(2) == 0)
        {
            BinaryPrimitives.WriteUInt32BigEndian(number, word);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(number, word);
        }

        var width = random.Next(2) == 0 ? sizeof(ushort) : sizeof(uint);
        for (var i = 0; i < width && at + i < bytes.Count; i++)
        {
            bytes[at + i] = number[i];
        }
    }

    /// <summary>Replaces the next run of digits.</summary>
    private static void ReplaceNumber(List<byte> bytes, int at, string number)
    {
        var first = bytes.FindIndex(at, letter => char.IsAsciiDigit((char)letter));
        if (first < 0)
        {
            return;
        }

        var end = bytes.FindIndex(first, letter => !char.IsAsciiDigit((char)letter));
        bytes.RemoveRange(first, (end < 0 ? bytes.Count : end) - first);
        bytes.InsertRange(first, Encoding.ASCII.GetBytes(number));
    }
}
