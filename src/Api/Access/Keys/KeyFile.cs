using System.Text.Json;
using System.Text.RegularExpressions;

namespace CoCosNet.Api.Access.Keys;

/// <summary>Reads and writes the key file.</summary>
internal static partial class KeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="InvalidDataException">The file is not a list of keys; the message names the key and the error.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read by this user.</exception>
    public static KeyList Read(string path)
    {
        KeyList? list;
        try
        {
            list = JsonSerializer.Deserialize(File.ReadAllBytes(path), KeysJsonContext.Default.KeyList);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"'{path}' is not a key file: {exception.Message}", exception);
        }

        if (list?.Keys is null)
        {
            throw new InvalidDataException($"'{path}' is not a key file: it has no 'keys'.");
        }

        Check(path, list);
        return list;
    }

    /// <summary>Changes the file, or creates it if it does not exist.</summary>
    /// <exception cref="InvalidDataException">The old or the new content is not a list of keys.</exception>
    public static void Change(string path, Func<KeyList, KeyList> change)
    {
        var list = change(File.Exists(path) ? Read(path) : new KeyList([]));
        Check(path, list);
        Write(path, list);
    }

    /// <summary>Writes the file atomically, readable by its owner only.</summary>
    private static void Write(string path, KeyList list)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():n}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var stream = new FileStream(temporary, options))
        {
            JsonSerializer.Serialize(stream, list, KeysJsonContext.Default.KeyList);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static void Check(string path, KeyList list)
    {
        for (var i = 0; i < list.Keys.Count; i++)
        {
            if (Problem(list.Keys[i]) is { } problem)
            {
                throw new InvalidDataException($"'{path}', key {i + 1}: {problem}");
            }
        }

        if (list.Keys.GroupBy(key => key.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new InvalidDataException($"'{path}' has the key {twice.Key} twice.");
        }
    }

    [GeneratedRegex("^[0-9a-f]{12}$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex("^sha256:[0-9a-f]{64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();

    [GeneratedRegex("^[a-z0-9-]{1,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Owner();

    private static string? Problem(KeyRecord key) => key switch
    {
        _ when !Id().IsMatch(key.Id) => $"the id '{key.Id}' must be 12 hexadecimal digits.",
        _ when !Hash().IsMatch(key.Hash) => "the hash must be 'sha256:' and 64 hexadecimal digits.",
        _ when !Owner().IsMatch(key.Owner) => $"the owner '{key.Owner}' must be 1 to 64 lower-case letters, digits and dashes.",
        _ when key.Scopes.Except(Scopes.All).FirstOrDefault() is { } scope => $"the scope '{scope}' does not exist; there are {string.Join(", ", Scopes.All)}.",
        { RequestsPerMinute: < 1 or > 1_000_000 } => "requestsPerMinute must be 1 to 1 000 000.",
        _ => null,
    };
}
