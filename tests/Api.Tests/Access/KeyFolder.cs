using CoCosNet.Api.Access;
using CoCosNet.Api.Access.Keys;
using CoCosNet.Api.Tests.Hosting;

namespace CoCosNet.Api.Tests.Access;

/// <summary>A file of keys for a server.</summary>
internal sealed class KeyFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("keys");

    public string Path => System.IO.Path.Combine(_folder.FullName, "keys.json");

    /// <summary>The setting that names it.</summary>
    public string Setting => $"--Access:KeysFile={Path}";

    /// <summary>Adds a key with every scope but those left out.</summary>
    public string Add(
        string owner = "owner", IReadOnlyList<string>? scopes = null, DateTimeOffset? expires = null, int? requestsPerMinute = null)
    {
        var key = ApiKey.Create();
        var record = new KeyRecord
        {
            Id = key.Id,
            Hash = $"sha256:{Convert.ToHexStringLower(key.Hash())}",
            Scopes = scopes ?? Scopes.All,
            Owner = owner,
            Created = DateTimeOffset.UnixEpoch,
            Expires = expires,
            RequestsPerMinute = requestsPerMinute,
        };
        KeyFile.Change(Path, list => new KeyList([.. list.Keys, record]));
        return key.ToString();
    }

    /// <summary>Sends a request with a key, or without one.</summary>
    public static Task<HttpResponseMessage> SendAsync(ApiServer server, HttpMethod method, string path, string? key, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        }

        return server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
