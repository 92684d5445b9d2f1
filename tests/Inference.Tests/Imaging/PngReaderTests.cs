using CoCosNet.Contracts.Errors;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Imaging.Png;

namespace CoCosNet.Inference.Tests.Imaging;

public sealed class PngReaderTests
{
    private static PngImage Read(byte[] bytes) => PngReader.Read(bytes, "map", PictureLimits.Default);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    [InlineData(4, true)]
    [InlineData(0, true)]
    public void Read_WithEveryFilterAndInterlace_GivesTheStoredSamples(int filter, bool interlaced)
    {
        foreach (var (colorType, channels) in new[] { (0, 1), (2, 3), (4, 2), (6, 4) })
        {
            byte[] samples = [.. Enumerable.Range(0, 21 * 19 * channels).Select(i => (byte)(i * i / 7))];
            var builder = new PngBuilder(21, 19, 8, colorType, samples).Filtered(filter);
            var image = Read((interlaced ? builder.Interlaced() : builder).Build());
            Assert.Equal(new PixelSize(21, 19), image.Size);
            Assert.Equal(samples, image.Samples);
        }
    }

    [Theory]
    [InlineData(1, 0b1010_0000, new byte[] { 1, 0, 1 })]
    [InlineData(2, 0b1101_1000, new byte[] { 3, 1, 2 })]
    [InlineData(4, 0xA5, new byte[] { 10, 5 })]
    public void Read_OfAPaletteWithFewBits_GivesTheIndices(int bitDepth, byte first, byte[] expected)
    {
        var rows = new byte[16 * 2 * bitDepth];
        rows[0] = first;
        var image = Read(new PngBuilder(16, 16, bitDepth, 3, rows).With("PLTE", new byte[48]).Build());
        Assert.Equal(expected, image.Samples[..expected.Length]);
    }

    [Theory]
    [InlineData(1, 0b1010_0000, new byte[] { 1, 0, 1 })]
    [InlineData(2, 0b1101_1000, new byte[] { 3, 1, 2 })]
    [InlineData(4, 0xA5, new byte[] { 10, 5 })]
    public void Read_OfGreyWithFewBits_GivesTheValuesAsStored(int bitDepth, byte first, byte[] expected)
    {
        var rows = new byte[16 * 2 * bitDepth];
        rows[0] = first;
        Assert.Equal(expected, Read(new PngBuilder(16, 16, bitDepth, 0, rows).Build()).Samples[..expected.Length]);
    }

    [Fact]
    public void Read_WithGammaAndProfile_LeavesSamplesAlone()
    {
        var samples = Enumerable.Repeat((byte)7, 256).ToArray();
        var image = Read(new PngBuilder(16, 16, 8, 0, samples).With("gAMA", [0, 1, 0x86, 0xA0]).With("iCCP", [1, 2, 3]).Build());
        Assert.Equal(samples, image.Samples);
    }

    [Fact]
    public void Read_WithAWrongChecksum_IsCorrupt()
    {
        var png = PngBuilder.Grey(16, 16, new byte[256]);
        png[^14]++;
        var exception = Pictures.AssertRefused(TranslationError.CorruptFile, () => Read(png));
        Assert.Contains("checksum", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WithAFilterThatDoesNotExist_IsCorrupt() =>
        Pictures.AssertRefused(TranslationError.CorruptFile, () => Read(new PngBuilder(16, 16, 8, 0, new byte[256]).Filtered(5).Build()));

    [Fact]
    public void Read_OfAPaletteWithoutColors_IsCorrupt() =>
        Pictures.AssertRefused(TranslationError.CorruptFile, () => Read(new PngBuilder(16, 16, 8, 3, new byte[256]).Build()));
}
