using System.Text;

namespace CoCosNet.Tests.Fuzzing;

/// <summary>Multipart forms with parts, headers and values of chance.</summary>
internal static class FormGrammar
{
    public const string Boundary = "x";

    private const string Delimiter = $"--{Boundary}";

    private static readonly string[] Names =
    [
        "map", "exemplar", "exemplarMap", "mapSubset", "exemplarMapSubset", "exemplarId", "model", "width", "height", "format", "quality", "warps", "previews",
        "flow", "confidence", "correspondence", "matches", "probe", "mapColors", "ignore", "Map", "", "other", "map\\\"", "%6dap", "m\0ap", "å",
    ];

    private static readonly string[] Values =
        ["128", "256", "true", "false", "png", "webp", "1,2", "1,2;3,4", "lossy", "#000000,255", "transparent", "", " ", "\0", "å", "tiny", "00000000000000000000000000000000"];

    private static readonly string[] Options =
        ["model tiny", "format webp", "quality 50", "warps true", "flow false", "matches true", "probe 1,2", "mapColors lossy", "ignore 255", "previews true"];

    private static readonly string[] ContentTypes =
    [
        $"multipart/form-data; boundary={Boundary}", $"multipart/form-data; boundary=\"{Boundary}\"", "multipart/form-data", "multipart/form-data; boundary=",
        $"multipart/mixed; boundary={Boundary}", "application/json", "", "multipart/form-data; boundary=\u00e5", "multipart/form-data;;;", "/",
    ];

    private static readonly byte[][] Sound =
    [
        Encoding.Latin1.GetBytes(
            $"--{Boundary}\r\n{Disposition("map")}\r\n\r\nbytes\r\n--{Boundary}\r\n{Disposition("exemplar")}; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\nbytes\r\n"
            + $"--{Boundary}\r\n{Disposition("width")}\r\n\r\n256\r\n--{Boundary}--\r\n"),
    ];

    public static byte[] Make(Random random) => random.Next(3) switch
    {
        0 => Mutator.Damage(Sound, random),
        1 => Orderly(random),
        _ => Wild(random),
    };

    /// <summary>The needed files and a few options, each once.</summary>
    private static byte[] Orderly(Random random)
    {
        var options = random.GetItems(Options, 2).DistinctBy(option => option.Split(' ')[0]).Select(option => option.Split(' '));
        var parts = options.Select(option => $"{Disposition(option[0])}\r\n\r\n{(random.Next(6) == 0 ? Value(random) : option[1])}")
            .Append($"{Disposition("map")}\r\n\r\n{Value(random)}")
            .Append($"{Disposition("exemplar")}; filename=\"{Values[random.Next(Values.Length)]}\"\r\n\r\nbytes");
        return Encoding.Latin1.GetBytes($"{string.Concat(parts.Select(part => $"{Delimiter}\r\n{part}\r\n"))}{Delimiter}--\r\n");
    }

    private static byte[] Wild(Random random)
    {
        var text = new StringBuilder(random.Next(20) == 0 ? "preamble\r\n" : "");
        for (var parts = random.Next(random.Next(20) == 0 ? 200 : 12); parts > 0; parts--)
        {
            var end = random.Next(30) == 0 ? "\n" : "\r\n";
            text.Append(Delimiter).Append(end);
            text.Append(random.Next(20) == 0 ? "Content-Disposition: attachment" : Disposition(Names[random.Next(Names.Length)]));
            text.Append(random.Next(4) == 0 ? $"; filename=\"{Values[random.Next(Values.Length)]}\"" : "");
            text.Append(random.Next(20) == 0 ? $"; filename*=UTF-8''{Values[random.Next(Values.Length)]}" : "").Append(end);
            for (var headers = random.Next(10) == 0 ? random.Next(20) : 0; headers > 0; headers--)
            {
                text.Append("X-").Append(headers).Append(": ").Append('h', random.Next(600)).Append(end);
            }

            text.Append(end).Append(Value(random)).Append(end);
        }

        text.Append(random.Next(10) == 0 ? "" : $"--{Boundary}--\r\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    /// <summary>Mostly what belongs to the form.</summary>
    public static string ContentType(Random random) => ContentTypes[random.Next(random.Next(3) == 0 ? ContentTypes.Length : 1)];

    private static string Disposition(string name) => $"Content-Disposition: form-data; name=\"{name}\"";

    private static string Value(Random random) => random.Next(4) switch
    {
        0 => Mutator.Number(random),
        1 => new string((char)random.Next(256), random.Next(random.Next(20) == 0 ? 40_000 : 300)),
        _ => Values[random.Next(Values.Length)],
    };
}
