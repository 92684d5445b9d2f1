using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Imaging.Png;

namespace CoCosNet.Inference.Tests.Imaging;

/// <summary>Whatever the bytes are: a picture or a <see cref="TranslationException"/>, nothing else.</summary>
public sealed class PictureFuzzTests
{
    private static readonly PictureLimits Limits = PictureLimits.Default with { MaximumPixels = 1 << 20 };

    [Theory]
    [InlineData(PictureFormat.Png)]
    [InlineData(PictureFormat.Jpeg)]
    [InlineData(PictureFormat.Webp)]
    public void Decode_OfMutatedFiles_FailsOnlyAsExpected(PictureFormat format)
    {
        var whole = PictureCodec.Encode(Pictures.Gradient(24, 17), format, 80);
        Mutate(whole, bytes => PictureCodec.Decode(bytes, "map", Limits));
    }

    [Fact]
    public void Decode_OfMutatedGifs_FailsOnlyAsExpected()
    {
        var whole = GifBuilder.Flat(24, (10, 200, 30), (200, 20, 90));
        Mutate(whole, bytes => PictureCodec.Decode(bytes, "map", Limits, firstOfMany: true), rounds: 20_000);
    }

    [Fact]
    public void Decode_OfMutatedJpegsWithoutTheirEnd_FailsOnlyAsExpected()
    {
        var whole = PictureCodec.Encode(Pictures.Gradient(24, 17), PictureFormat.Jpeg, 80);
        Mutate(whole[..^2], bytes => PictureCodec.Decode(bytes, "map", Limits), rounds: 20_000);
    }

    [Fact]
    public void Decode_OfMutatedCmykJpegs_FailsOnlyAsExpected()
    {
        var whole = new JpegBuilder(24, 17, Level, Level, Level, Level) { RestartInterval = 2 }.Adobe(0).Profile(CmykProfile.Build()).Build();
        Mutate(whole, bytes => PictureCodec.Decode(bytes, "map", Limits), rounds: 20_000);

        static byte Level(int x, int y) => (byte)((40 * x) + (25 * y));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 4)]
    [InlineData(2, 8)]
    public void PngReader_OfMutatedFiles_FailsOnlyAsExpected(int colorType, int bitDepth)
    {
        var rows = Enumerable.Range(0, 16 * 60).Select(i => (byte)(i * 37)).ToArray();
        var whole = new PngBuilder(20, 16, bitDepth, colorType, rows).With("PLTE", new byte[48]).Build();
        Mutate(whole, bytes => PngReader.Read(bytes, "map", Limits));
    }

    private static void Mutate(byte[] whole, Action<byte[]> read, int rounds = 1500)
    {
        var random = new Random(20120);
        for (var round = 0; round < rounds; round++)
        {
            var bytes = random.Next(5) == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            for (var change = random.Next(1, 6); change > 0 && bytes.Length > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = random.Next(3) switch { 0 => 0, 1 => 0xFF, _ => (byte)random.Next(256) };
            }

            // Right checksums let the damage through to what reads the chunks.
            PngChecksums.Repair(bytes);
            try
            {
                read(bytes);
            }
            catch (TranslationException exception)
            {
                Assert.Equal("map", exception.Field);
            }
        }
    }
}
