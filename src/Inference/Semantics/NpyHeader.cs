using System.Buffers.Binary;
using CoCosNet.Contracts.Errors;

namespace CoCosNet.Inference.Semantics;

/// <summary>The header of a NumPy array file, format versions 1 and 2.</summary>
/// <param name="Type">NumPy's name of the element type, for example <c>&lt;f4</c>.</param>
/// <param name="FortranOrder">Whether the first axis varies fastest.</param>
/// <param name="Shape">Length of each axis; none is negative.</param>
/// <param name="DataOffset">Offset of the values in the file.</param>
internal sealed record NpyHeader(string Type, bool FortranOrder, IReadOnlyList<long> Shape, int DataOffset)
{
    /// <summary>Longest accepted header in bytes. NumPy writes 118 bytes for a typical array, so this leaves ample room.</summary>
    private const int MaximumLength = 4096;

    private static ReadOnlySpan<byte> Signature => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>
    /// Reads the header. Throws <see cref="TranslationError.EmptyFile"/>, <see cref="TranslationError.UnsupportedFormat"/> if the file is
    /// not in NumPy's format, <see cref="TranslationError.CorruptFile"/> if it is truncated, and
    /// <see cref="TranslationError.InvalidTensor"/> if the header is malformed.
    /// </summary>
    public static NpyHeader Read(ReadOnlySpan<byte> bytes, string field)
    {
        if (bytes.IsEmpty)
        {
            throw new TranslationException(TranslationError.EmptyFile, field, "The file has no bytes; send a .npy file of float32.");
        }

        if (!bytes.StartsWith(Signature))
        {
            throw new TranslationException(TranslationError.UnsupportedFormat, field, "It is not a NumPy array; send a .npy file of float32.");
        }

        var version = bytes.Length > 6 ? bytes[6] : throw CutOff(field);
        if (version is not (1 or 2))
        {
            throw new TranslationException(
                TranslationError.InvalidTensor, field, $"The array has the format version {version}; save it in version 1 or 2.");
        }

        var lengthBytes = version == 1 ? sizeof(ushort) : sizeof(uint);
        var start = 8 + lengthBytes;
        if (bytes.Length < start)
        {
            throw CutOff(field);
        }

        var length = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]) : BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        if (length > MaximumLength)
        {
            throw new TranslationException(
                TranslationError.InvalidTensor, field, $"The array's header says that it has {length} bytes; at most {MaximumLength} are read.");
        }

        if (length > bytes.Length - start)
        {
            throw CutOff(field);
        }

        var parser = new NpyDictionary(bytes.Slice(start, (int)length));
        return parser.TryRead(out var type, out var fortranOrder, out var shape)
            ? new NpyHeader(type, fortranOrder, shape, start + (int)length)
            : throw new TranslationException(
                TranslationError.InvalidTensor,
                field,
                $"The array's header cannot be read at its byte {parser.Position}; save it with NumPy's save, with a plain type such as float32.");
    }

    private static TranslationException CutOff(string field) =>
        new(TranslationError.CorruptFile, field, "The array ends inside its header; send the whole file.");
}
