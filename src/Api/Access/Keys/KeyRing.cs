using System.Security.Cryptography;
using CoCosNet.Contracts.Errors;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Access.Keys;

/// <summary>The current keys. The file is read again when it changes, so that keys can be added and removed while the server runs.</summary>
internal sealed class KeyRing
{
    /// <summary>Shortest time between two checks of the file.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private static readonly byte[] NoHash = new byte[SHA256.HashSizeInBytes];

    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly ILogger<KeyRing> _logger;
    private Dictionary<string, KeyRecord> _keys;
    private (DateTime Written, long Bytes) _stamp;
    private long _looked;

    /// <exception cref="StartException">The file cannot be read or is not a list of keys.</exception>
    public KeyRing(IOptions<AccessOptions> options, IHostEnvironment environment, TimeProvider time, ILogger<KeyRing> logger)
    {
        _path = Path.GetFullPath(options.Value.KeysFile!, environment.ContentRootPath);
        _time = time;
        _logger = logger;
        try
        {
            (_keys, _stamp) = (Load(_path), Stamp(_path));
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            throw new StartException(
                StartFailure.KeyFile,
                $"The file of keys cannot be used: {exception.Message} Make one with 'keys create', or leave {AccessOptions.Section}:{nameof(AccessOptions.KeysFile)} unset.",
                exception);
        }

        _looked = time.GetTimestamp();
    }

    /// <summary>Number of keys.</summary>
    public int Count => Current().Count;

    /// <summary>Returns the record of a key. The comparison takes the same time for every secret.</summary>
    /// <exception cref="AccessException">The key is unknown or has expired.</exception>
    public KeyRecord Check(string presented)
    {
        if (ApiKey.Parse(presented) is not { } key)
        {
            throw Invalid();
        }

        var record = Current().GetValueOrDefault(key.Id);
        var expected = record is null ? NoHash : Convert.FromHexString(record.Hash.AsSpan("sha256:".Length));
        if (!CryptographicOperations.FixedTimeEquals(key.Hash(), expected) || record is null)
        {
            throw Invalid();
        }

        return record.IsExpired(_time.GetUtcNow()) ? throw new AccessException(AccessProblems.KeyExpired, AccessProblems.ExpiredDetail) : record;
    }

    private static AccessException Invalid() => new(AccessProblems.KeyInvalid, AccessProblems.InvalidDetail);

    private static Dictionary<string, KeyRecord> Load(string path) =>
        KeyFile.Read(path).Keys.ToDictionary(key => key.Id, StringComparer.Ordinal);

    private static (DateTime Written, long Bytes) Stamp(string path)
    {
        var file = new FileInfo(path);
        return (file.LastWriteTimeUtc, file.Exists ? file.Length : -1);
    }

    private static bool IsExpected(Exception exception) => exception is IOException or UnauthorizedAccessException or InvalidDataException;

    private Dictionary<string, KeyRecord> Current()
    {
        lock (_lock)
        {
            if (_time.GetElapsedTime(_looked) >= Interval)
            {
                _looked = _time.GetTimestamp();
                Refresh();
            }

            return _keys;
        }
    }

    /// <summary>Reads the file again if it has changed. If it is invalid or missing, the previous keys remain valid, so that a typing error
    /// locks no caller out.</summary>
    private void Refresh()
    {
        var stamp = Stamp(_path);
        if (stamp == _stamp)
        {
            return;
        }

        _stamp = stamp;
        try
        {
            _keys = Load(_path);
            AccessLog.KeysRead(_logger, _keys.Count);
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            AccessLog.KeysRefused(_logger, exception.Message);
        }
    }
}
