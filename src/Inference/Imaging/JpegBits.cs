namespace CoCosNet.Inference.Imaging;

/// <summary>The bits of a JPEG's scan: 0xFF00 stands for 0xFF, and any other marker ends them.</summary>
internal ref struct JpegBits(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private uint _held;
    private int _count;

    /// <summary>Bytes that were taken so far.</summary>
    public int End { get; private set; }

    /// <summary>The next 16 bits; after the end, ones.</summary>
    public int Peek()
    {
        Fill();
        return (int)(_count >= 16 ? (_held >> (_count - 16)) & 0xFFFF : ((_held << (16 - _count)) | ((1u << (16 - _count)) - 1)) & 0xFFFF);
    }

    /// <summary>Leaves out up to 16 bits.</summary>
    /// <returns>Whether there are so many.</returns>
    public bool Skip(int count)
    {
        Fill();
        _count -= count;
        return _count >= 0;
    }

    /// <summary>Goes on behind the next restart marker.</summary>
    /// <returns>Whether it comes next.</returns>
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
