using System.Runtime.InteropServices;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics;

/// <summary>Reads tensors from <c>.npy</c> files of finite little-endian float32 values, C×H×W, in C order.</summary>
internal sealed class TensorReader(int channels, PictureLimits limits) : ISemanticReader
{
    /// <summary>Most values of a tensor: 256 MiB of float32.</summary>
    private const long MaximumValues = 64L << 20;

    public SemanticSource Read(SemanticMapFile file, string field, ReadingOptions options)
    {
        options.RequireNoLabels("tensors");
        options.RequireNoPerson("tensors", field);
        var bytes = file.Content.Span;
        var header = NpyHeader.Read(bytes, field);
        var size = CheckShape(header, field);
        var data = bytes[header.DataOffset..];
        var count = channels * size.Pixels;
        if (data.Length != count * sizeof(float))
        {
            throw new TranslationException(
                TranslationError.CorruptFile,
                field,
                $"The array of {channels}×{size.Height}×{size.Width} needs {count * sizeof(float)} bytes of data and has {data.Length}; "
                + "send the whole file.");
        }

        var values = new float[count];
        data.CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        CheckFinite(values, size, field);
        return new DenseSource(new DenseMap(size, channels, values));
    }

    private PixelSize CheckShape(NpyHeader header, string field)
    {
        var shape = string.Join('×', header.Shape);
        if (header.Type != "<f4" || header.FortranOrder)
        {
            var order = header.FortranOrder ? "Fortran" : "C";
            throw Invalid($"The array is of type '{header.Type}' in {order} order; send '<f4' (float32) in C order.");
        }

        if (header.Shape is not [var channelsSent, var height, var width])
        {
            throw Invalid($"The array has {header.Shape.Count} axes ({shape}); send 3: channels×height×width.");
        }

        if (channelsSent != channels)
        {
            throw new TranslationException(
                TranslationError.WrongChannelCount, field, $"The array has {channelsSent} channels ({shape}) and the model takes {channels}.");
        }

        if (Math.Max(height, width) > limits.MaximumSide || height * width * channels > MaximumValues)
        {
            throw new TranslationException(
                TranslationError.PictureTooLarge,
                field,
                $"The array is {shape}; send at most {limits.MaximumSide} on a side and {MaximumValues} values in all.");
        }

        var size = new PixelSize((int)width, (int)height);
        limits.Check(size, field);
        return size;

        TranslationException Invalid(string detail) => new(TranslationError.InvalidTensor, field, detail);
    }

    private static void CheckFinite(float[] values, PixelSize size, string field)
    {
        var bad = Array.FindIndex(values, value => !float.IsFinite(value));
        if (bad >= 0)
        {
            var (channel, pixel) = Math.DivRem(bad, (int)size.Pixels);
            throw new TranslationException(
                TranslationError.InvalidTensor,
                field,
                $"The value at channel {channel}, y {pixel / size.Width}, x {pixel % size.Width} is {values[bad]}; all values must be finite.");
        }
    }
}
