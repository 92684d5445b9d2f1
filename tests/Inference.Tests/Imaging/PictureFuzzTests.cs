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

    private static void Mutate(byte[] whole, Action<byte[]> read)
    {
        var random = new Random(20120);
        for (var round = 0; round < 1500; round++)
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
