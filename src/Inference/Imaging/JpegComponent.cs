namespace CoCosNet.Inference.Imaging;

/// <summary>A component of a JPEG's frame header.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Across">Its horizontal sampling, 1 to 4.</param>
/// <param name="Down">Its vertical sampling, 1 to 4.</param>
internal sealed record JpegComponent(int Id, int Across, int Down)
{
    /// <summary>Returns the components of a frame header; empty if it is damaged.</summary>
    public static JpegComponent[] Read(ReadOnlySpan<byte> frame)
    {
        var count = frame.Length > 5 ? frame[5] : 0;
        if (count is 0 or > 4 || frame.Length < 6 + (3 * count))
        {
            return [];
        }

        var components = new JpegComponent[count];
        for (var i = 0; i < count; i++)
        {
            var sampling = frame[7 + (3 * i)];
            if (sampling >> 4 is 0 or > 4 || (sampling & 15) is 0 or > 4)
            {
                return [];
            }

            components[i] = new JpegComponent(frame[6 + (3 * i)], sampling >> 4, sampling & 15);
        }

        return components;
    }
}
