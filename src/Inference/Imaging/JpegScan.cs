using System.Buffers.Binary;

namespace CoCosNet.Inference.Imaging;

/// <summary>
/// Checks whether the last scan of a sequential JPEG without an end marker is complete (ITU-T T.81, annex F). Decoders
/// fill missing blocks with grey, so this class reads all codes without decoding pixels. A progressive file counts as incomplete,
/// because nothing in it declares the number of scans.
/// </summary>
internal static class JpegScan
{
    private const int BlockSide = 8;
    private const int Coefficients = 64;

    /// <param name="bytes">The file, whose segments have been checked.</param>
    public static bool IsComplete(ReadOnlySpan<byte> bytes)
    {
        var tables = new JpegCode?[2 * 4];
        JpegComponent[] frame = [];
        var size = default(PixelSize);
        var interval = 0;
        var seen = new HashSet<int>();
        for (var position = 2; position + 4 <= bytes.Length;)
        {
            // A valid file has only markers between segments.
            if (bytes[position] != 0xFF || bytes[position + 1] == 0xFF)
            {
                position++;
                continue;
            }

            var marker = bytes[position + 1];
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                position += 2;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(position + 2)..]);
            if (length < 2 || position + 2 + length > bytes.Length)
            {
                return false;
            }

            var segment = bytes.Slice(position + 4, length - 2);
            position += 2 + length;
            switch (marker)
            {
                case 0xC0 or 0xC1:
                    size = new PixelSize(BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), BinaryPrimitives.ReadUInt16BigEndian(segment[1..]));
                    frame = JpegComponent.Read(segment);
                    break;
                case 0xC4 when !JpegCode.Read(segment, tables):
                    return false;
                case 0xDD when segment.Length >= 2:
                    interval = BinaryPrimitives.ReadUInt16BigEndian(segment);
                    break;
                case 0xDA:
                    if (Select(segment, frame) is not { Length: > 0 } components)
                    {
                        return false;
                    }

                    seen.UnionWith(components.Select(component => component.Frame.Id));
                    var scan = new JpegBits(bytes[position..]);
                    if (!Follow(ref scan, components, frame, size, interval, tables))
                    {
                        return false;
                    }

                    position += scan.End;
                    break;
            }
        }

        return frame.Length > 0 && seen.Count == frame.Length;
    }

    private static Selection[] Select(ReadOnlySpan<byte> segment, JpegComponent[] frame)
    {
        var count = segment.Length > 0 ? segment[0] : 0;
        if (count is 0 or > 4 || segment.Length < 1 + (2 * count))
        {
            return [];
        }

        var selected = new Selection[count];
        for (var i = 0; i < count; i++)
        {
            var (id, codes) = (segment[1 + (2 * i)], segment[2 + (2 * i)]);
            if (Array.Find(frame, component => component.Id == id) is not { } component || codes >> 4 > 3 || (codes & 15) > 3)
            {
                return [];
            }

            selected[i] = new Selection(component, codes >> 4, 4 + (codes & 15));
        }

        return selected;
    }

    private static bool Follow(
        ref JpegBits bits, Selection[] components, JpegComponent[] frame, PixelSize size, int interval, ReadOnlySpan<JpegCode?> tables)
    {
        var (across, down) = (frame.Max(component => component.Across), frame.Max(component => component.Down));
        var single = components.Length == 1 ? components[0].Frame : null;

        // A scan of one component stores its blocks one by one; any other scan interleaves the blocks of all components.
        var columns = single is null ? Units(size.Width, BlockSide * across) : Units(Units(size.Width * single.Across, across), BlockSide);
        var rows = single is null ? Units(size.Height, BlockSide * down) : Units(Units(size.Height * single.Down, down), BlockSide);
        var units = (long)columns * rows;
        for (var unit = 0L; unit < units; unit++)
        {
            if (interval > 0 && unit > 0 && unit % interval == 0 && !bits.Restart())
            {
                return false;
            }

            foreach (var (component, direct, alternating) in components)
            {
                var blocks = single is null ? component.Across * component.Down : 1;
                for (var block = 0; block < blocks; block++)
                {
                    if (tables[direct] is not { } first || tables[alternating] is not { } others || !FollowBlock(ref bits, first, others))
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    private static bool FollowBlock(ref JpegBits bits, JpegCode direct, JpegCode alternating)
    {
        var size = direct.Next(ref bits);
        if (size is < 0 or > 15 || !bits.Skip(size))
        {
            return false;
        }

        for (var k = 1; k < Coefficients; k++)
        {
            var symbol = alternating.Next(ref bits);
            if (symbol < 0)
            {
                return false;
            }

            var (run, length) = (symbol >> 4, symbol & 15);
            if (length == 0 && run != 15)
            {
                break;
            }

            k += run;
            if (k >= Coefficients || !bits.Skip(length))
            {
                return false;
            }
        }

        return true;
    }

    private static int Units(int length, int unit) => (length + unit - 1) / unit;

    private sealed record Selection(JpegComponent Frame, int Direct, int Alternating);
}
