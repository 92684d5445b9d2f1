namespace CoCosNet.Inference.Tests.Weights.Hostile;

/// <summary>Small damage to a file: bytes changed, set to an extreme, repeated, dropped.</summary>
internal static class Mutation
{
    private static readonly byte[] Extremes = [0, 1, 0x7f, 0x80, 0xff];

    public static byte[] Of(byte[] source, Random random)
    {
        var bytes = source.ToList();
        for (var count = random.Next(1, 5); count > 0; count--)
        {
            var position = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[position] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[position] = Extremes[random.Next(Extremes.Length)];
                    break;
                case 2:
                    bytes[position] ^= (byte)(1 << random.Next(8));
                    break;
                case 3:
                    bytes.Insert(position, bytes[random.Next(bytes.Count)]);
                    break;
                default:
                    bytes.RemoveAt(position);
                    break;
            }
        }

        return [.. bytes];
    }
}
