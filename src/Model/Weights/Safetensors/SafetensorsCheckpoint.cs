using System.Buffers.Binary;
using CoCosNet.Model.Weights.Files;
using CoCosNet.Model.Weights.Tensors;

namespace CoCosNet.Model.Weights.Safetensors;

/// <summary>
/// A safetensors file: the header's length (8 bytes), the header (JSON, padded with spaces), the data. The tensors must cover the data
/// exactly: ordered by offset, each begins where the previous one ends.
/// </summary>
internal static class SafetensorsCheckpoint
{
    private const int PrefixLength = sizeof(ulong);

    /// <summary>Whether a JSON object starts at the position of the header; the format has no other signature.</summary>
    public static bool HasSignature(CheckpointFile file) => file.HasBytes(PrefixLength, "{"u8);

    public static CheckpointPlan Plan(CheckpointFile file, CheckpointLimits limits)
    {
        var json = ReadHeader(file, limits);
        var header = SafetensorsHeader.Parse(json);
        var dataOffset = PrefixLength + json.Length;
        RequireCoverage(header.Tensors, file.Length - dataOffset);

        var tensors = header.Tensors
            .Select(tensor => new PlannedTensor(tensor.Name, tensor.Type, tensor.Layout, dataOffset + tensor.Begin))
            .ToList();
        return new CheckpointPlan(tensors, header.Metadata);
    }

    private static byte[] ReadHeader(CheckpointFile file, CheckpointLimits limits)
    {
        Span<byte> prefix = stackalloc byte[PrefixLength];
        file.Read(0, prefix, "The header's length");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > (ulong)limits.MaxHeaderBytes)
        {
            throw new CheckpointException(
                CheckpointError.TooLarge, $"The safetensors header has {length} bytes; at most {limits.MaxHeaderBytes} are read.");
        }

        file.Require(PrefixLength, (long)length, "The safetensors header");
        var json = new byte[length];
        file.Read(PrefixLength, json, "The safetensors header");
        return json;
    }

    private static void RequireCoverage(IEnumerable<SafetensorsEntry> tensors, long dataLength)
    {
        var covered = 0L;
        foreach (var tensor in tensors.OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End))
        {
            if (tensor.End > dataLength)
            {
                throw new CheckpointException(
                    CheckpointError.Truncated,
                    $"{UntrustedText.Quote(tensor.Name)} ends at byte {tensor.End} of the data, of which there are {dataLength}.");
            }

            if (tensor.Begin != covered)
            {
                throw new CheckpointException(
                    CheckpointError.NotContiguous,
                    $"{UntrustedText.Quote(tensor.Name)} begins at byte {tensor.Begin} where {covered} is due: tensors overlap or leave a gap.");
            }

            covered = tensor.End;
        }

        if (covered != dataLength)
        {
            throw new CheckpointException(
                CheckpointError.NotContiguous, $"The tensors cover {covered} of {dataLength} bytes of data.");
        }
    }
}
