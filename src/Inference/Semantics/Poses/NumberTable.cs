using System.Globalization;
using System.Text;
using CoCosNet.Contracts.Errors;

namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>The numbers of a text file in the format of NumPy's savetxt: separated by white space, the same number on every line.</summary>
/// <param name="Values">All numbers in order.</param>
/// <param name="Columns">Numbers per line; blank lines are ignored.</param>
internal sealed record NumberTable(IReadOnlyList<double> Values, int Columns)
{
    private static ReadOnlySpan<byte> Space => " \t\r"u8;

    /// <param name="text">The file.</param>
    /// <param name="name">What the file is, for error messages.</param>
    /// <param name="field">Name of the form field.</param>
    public static NumberTable Read(ReadOnlySpan<byte> text, string name, string field)
    {
        var values = new List<double>();
        var columns = 0;
        var line = 0;
        foreach (var range in text.Split((byte)'\n'))
        {
            line++;
            var count = ReadLine(text[range], values, () => $"The {name} file cannot be read at line {line}", field);
            if (count > 0 && columns > 0 && count != columns)
            {
                throw Invalid(field, $"The {name} file has {count} numbers on line {line} and {columns} on the lines before");
            }

            columns = Math.Max(columns, count);
        }

        return columns > 0 ? new NumberTable(values, columns) : throw Invalid(field, $"The {name} file has no numbers");
    }

    private static int ReadLine(ReadOnlySpan<byte> line, List<double> values, Func<string> place, string field)
    {
        var count = 0;
        foreach (var range in line.SplitAny(Space))
        {
            var token = line[range];
            if (token.IsEmpty)
            {
                continue;
            }

            if (!double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            {
                var shown = Encoding.Latin1.GetString(token[..Math.Min(token.Length, 20)]);
                throw Invalid(field, $"{place()}: '{shown}' is not a finite number");
            }

            values.Add(value);
            count++;
        }

        return count;
    }

    private static TranslationException Invalid(string field, string detail) => new(TranslationError.InvalidPose, field, detail + ".");
}
