namespace CoCosNet.Inference.Imaging;

/// <summary>Reads the bits of a JPEG scan: 0xFF00 stands for 0xFF, and any other marker ends the data.</summary>
internal ref struct JpegBits(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private uint _held;
    private int _count;

    /// <summary>Number of bytes read so far.</summary>
    public int End { get; private set; }

    /// <summary>Returns the next 16 bits; ones after the end.</summary>
    public int Peek()
    {
        Fill();
        return (int)(_count >= 16 ? (_held >> (_count - 16)) & 0xFFFF : ((_held << (16 - _count)) | ((1u << (16 - _count)) - 1)) & 0xFFFF);
    }

    /// <summary>Skips up to 16 bits.</summary>
    /// <returns>False if fewer bits are left.</returns>
    public bool Skip(int count)
    {
        Fill();
        _count -= count;
        return _count >= 0;
    }

    /// <summary>Continues after the next restart marker.</summary>
    /// <returns>False if no restart marker follows.</returns>
    public bool Restart()
    {
        (_held, _count) = (0, 0);
        if (End + 2 > _bytes.Length || _bytes[End] != 0xFF || _bytes[End + 1] is < 0xD0 or > 0xD7)
        {
            return false;
        }

        End += 2;
        return true;
    }

    private void Fill()
    {
        while (_count < 16 && End < _bytes.Length)
        {
            var next = _bytes[End];
            if (next == 0xFF && (End + 1 == _bytes.Length || _bytes[End + 1] != 0))
            {
                return;
            }

            End += next == 0xFF ? 2 : 1;
            _held = (_held << 8) | next;
            _count += 8;
        }
    }
}
