using CoCosNet.Contracts.Errors;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Tests.Imaging;

/// <summary>Pictures made in code.</summary>
internal static class Pictures
{
    /// <summary>Smooth colours that tell every corner from the others.</summary>
    public static Picture Gradient(int width, int height)
    {
        var pixels = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var i = 3 * (y * width + x);
                pixels[i] = (byte)(255 * x / Math.Max(width - 1, 1));
                pixels[i + 1] = (byte)(255 * y / Math.Max(height - 1, 1));
                pixels[i + 2] = 128;
            }
        }

        return new Picture(new PixelSize(width, height), pixels);
    }

    public static (byte Red, byte Green, byte Blue) At(this Picture picture, int x, int y)
    {
        var i = 3 * (y * picture.Width + x);
        return (picture.Pixels[i], picture.Pixels[i + 1], picture.Pixels[i + 2]);
    }

    /// <summary>Asserts that an action fails as expected and blames the field; gives the exception for a look at its words.</summary>
    public static TranslationException AssertRefused(TranslationError error, Action action)
    {
        var exception = Assert.Throws<TranslationException>(action);
        Assert.Equal(error, exception.Error);
        Assert.Equal("map", exception.Field);
        return exception;
    }
}
