using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Evidence;

/// <summary>Writes the finest level's matches as a NumPy file: H×W×K×3 of uint16, each match being a column, a row and a weight in
/// 65535ths.</summary>
internal static class MatchArray
{
    private const int Fields = 3;
    private const int Alignment = 64;

    public static EncodedArray Write(PlacedMatches matches)
    {
        var kept = Math.Min(EncodedArray.MaximumPlaces, matches.Candidates);
        int[] shape = [matches.Height, matches.Width, kept, Fields];
        var header = Header(shape);
        var content = new byte[header.Length + (sizeof(ushort) * matches.Pixels * kept * Fields)];
        header.CopyTo(content, 0);
        var rest = content.AsSpan(header.Length);
        Span<Place> places = stackalloc Place[matches.Candidates];
        for (var pixel = 0; pixel < matches.Pixels; pixel++)
        {
            var count = matches.Collect(pixel, places);
            for (var i = 0; i < kept; i++)
            {
                // Unused candidates repeat the first match with weight 0.
                var place = i < count ? places[i] : new Place(places[0].Pixel, 0);
                var (x, y) = matches.InResult(place.Pixel);
                BinaryPrimitives.WriteUInt16LittleEndian(rest, (ushort)x);
                BinaryPrimitives.WriteUInt16LittleEndian(rest[2..], (ushort)y);
                BinaryPrimitives.WriteUInt16LittleEndian(rest[4..], (ushort)Math.Round(Math.Clamp(place.Weight, 0, 1) * ushort.MaxValue));
                rest = rest[(sizeof(ushort) * Fields)..];
            }
        }

        return new EncodedArray(shape, content);
    }

    /// <summary>Writes the header of NumPy's format version 1.0.</summary>
    private static byte[] Header(int[] shape)
    {
        var sides = string.Join(", ", shape.Select(side => side.ToString(CultureInfo.InvariantCulture)));
        var text = $"{{'descr': '<u2', 'fortran_order': False, 'shape': ({sides}), }}";
        const int Prefix = 10;
        var length = (Prefix + text.Length + Alignment) / Alignment * Alignment;
        var header = new byte[length];
        ((ReadOnlySpan<byte>)[0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0]).CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), (ushort)(length - Prefix));
        Encoding.ASCII.GetBytes($"{text.PadRight(length - Prefix - 1)}\n", header.AsSpan(Prefix));
        return header;
    }
}
