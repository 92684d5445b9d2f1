using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace CoCosNet.Tests;

/// <summary>Writes NumPy array files.</summary>
internal static class NpyBuilder
{
    /// <summary>A float32 array in C order as NumPy saves it.</summary>
    public static byte[] Floats(int[] shape, float[] values, byte version = 1) =>
        Build($"{{'descr': '<f4', 'fortran_order': False, 'shape': ({string.Join(", ", shape)},), }}", values, version);

    /// <summary>An array with any header.</summary>
    public static byte[] Build(string dictionary, float[] values, byte version = 1)
    {
        var lengthBytes = version == 1 ? 2 : 4;
        var padded = dictionary.PadRight((dictionary.Length + 8 + lengthBytes) / 64 * 64 + 63 - 8 - lengthBytes) + "\n";
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, padded.Length);
        return
        [
            0x93, .. "NUMPY"u8, version, 0, .. length[..lengthBytes], .. Encoding.ASCII.GetBytes(padded),
            .. MemoryMarshal.AsBytes(values.AsSpan()),
        ];
    }
}
