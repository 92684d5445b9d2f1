using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace CoCosNet.Tests.Fuzzing;

/// <summary>Chance that can be repeated.</summary>
internal static class FuzzRandom
{
    /// <summary>The same for the same name and number. The seed is a hash, because neighbouring seeds give sequences that resemble each other.</summary>
    public static Random Of(string name, int number) =>
        new(unchecked((int)XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}-{number}")))));
}
