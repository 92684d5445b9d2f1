using System.Globalization;
using System.Text;
using CoCosNet.Api.Roles;
using CoCosNet.Api.Storage;
using Microsoft.Extensions.Options;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;
using NATS.Client.KeyValueStore;
using NATS.Client.ObjectStore;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>The connection to NATS and the store's stream and buckets, which are created if they do not exist.</summary>
internal sealed class JetStreamServer : IStoreConnection, IAsyncDisposable
{
    /// <summary>Published models of the largest size that the object store takes; the next version of a model lies beside the previous one at first.</summary>
    private const int MaximumModels = 4;

    private readonly NatsOptions _options;
    private readonly bool _configures;
    private readonly NatsConnection _connection;
    private readonly NatsJSContext _context;
    private readonly NatsKVContext _buckets;
    private readonly AsyncLazy<INatsObjStore> _objects;
    private readonly AsyncLazy<INatsJSStream> _work;

    /// <param name="options">The settings.</param>
    /// <param name="role">The role of this process; workers do not change existing streams.</param>
    /// <param name="loggers">For the client of NATS.</param>
    public JetStreamServer(IOptions<NatsOptions> options, RoleSettings role, ILoggerFactory loggers)
    {
        _options = options.Value;
        _configures = role.ServesHttp;
        _connection = new NatsConnection(Settings(_options, loggers));
        _context = new NatsJSContext(_connection);
        _buckets = new NatsKVContext(_context);
        _objects = new(() => CreateObjectsAsync(FilesBucket, _options.MaximumBytes, CancellationToken.None));
        _work = new(CreateWorkAsync);
    }

    public bool IsConnected => _connection.ConnectionState == NatsConnectionState.Open;

    public INatsJSContext Context => _context;

    public async Task<string> DescribeAsync(CancellationToken cancellationToken)
    {
        await _connection.ConnectAsync();
        var account = await _context.GetAccountInfoAsync(cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{_options.Url} has JetStream with {account.Streams} streams and {account.Storage >> 20} MiB of data");
    }

    /// <summary>The work stream: one message per job, removed when it is acknowledged.</summary>
    public string WorkStream => $"{_options.Prefix}-work";

    private string FilesBucket => $"{_options.Prefix}-files";

    private string ModelsBucket => $"{_options.Prefix}-models";

    /// <summary>Returns the subject for jobs of a priority and model.</summary>
    public string WorkSubject(string priority, string model) => $"{_options.Prefix}.work.{priority}.{Token(model)}";

    /// <summary>Returns the name of the consumer that workers share for a priority and model.</summary>
    public static string Consumer(string priority, string model) => $"{priority}-{Token(model)}";

    /// <summary>Opens a bucket; creates it if it does not exist.</summary>
    /// <param name="name">Its name without the prefix.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <param name="lifetime">How long entries live; for ever if null.</param>
    public async Task<INatsKVStore> BucketAsync(string name, CancellationToken cancellationToken, TimeSpan? lifetime = null)
    {
        var config = new NatsKVConfig($"{_options.Prefix}-{name}")
        {
            History = 1,
            NumberOfReplicas = _options.Replicas,
            Storage = NatsKVStorageType.File,
            MaxAge = lifetime ?? TimeSpan.Zero,
        };
        return await AdjustAsync($"KV_{config.Bucket}", maximumBytes: null, lifetime, cancellationToken)
            ? await _buckets.GetStoreAsync(config.Bucket, cancellationToken)
            : await _buckets.CreateStoreAsync(config, cancellationToken);
    }

    /// <summary>Opens a bucket that another process has created.</summary>
    public async Task<INatsKVStore> OpenBucketAsync(string name, CancellationToken cancellationToken) =>
        await _buckets.GetStoreAsync($"{_options.Prefix}-{name}", cancellationToken);

    public Task<INatsObjStore> ObjectsAsync() => _objects.Value;

    /// <summary>Opens the published models.</summary>
    /// <exception cref="NatsJSApiException">None were published yet (404).</exception>
    public async Task<INatsObjStore> ModelsAsync(CancellationToken cancellationToken) =>
        await new NatsObjContext(_context).GetObjectStoreAsync(ModelsBucket, cancellationToken);

    /// <summary>Opens the published models; creates their store if it does not exist.</summary>
    public Task<INatsObjStore> CreateModelsAsync(CancellationToken cancellationToken) =>
        CreateObjectsAsync(ModelsBucket, MaximumModels * _options.MaximumModelBytes, cancellationToken);

    /// <summary>Deletes an object and the marker that the library leaves for it.</summary>
    /// <exception cref="NatsObjNotFoundException">It does not exist.</exception>
    public async Task DeleteObjectAsync(string name, CancellationToken cancellationToken)
    {
        await (await ObjectsAsync()).DeleteAsync(name, cancellationToken);
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(name)).Replace('+', '-').Replace('/', '_');
        await PurgeAsync($"OBJ_{FilesBucket}", $"$O.{FilesBucket}.M.{encoded}", cancellationToken);
    }

    /// <summary>Removes the messages of a bucket below a subject without leaving markers, which would pile up.</summary>
    /// <param name="stream">The bucket's stream.</param>
    /// <param name="subject">The subject; wildcards are allowed.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task PurgeAsync(string stream, string subject, CancellationToken cancellationToken) =>
        await _context.PurgeStreamAsync(stream, new StreamPurgeRequest { Filter = subject }, cancellationToken);

    /// <exception cref="InvalidDataException">A model's package is too large.</exception>
    public void RequireModelBytes(string id, long bytes)
    {
        if (bytes > _options.MaximumModelBytes)
        {
            throw new InvalidDataException($"The model {id} has {bytes} bytes; at most {_options.MaximumModelBytes} are taken (Nats__MaximumModelBytes).");
        }
    }

    /// <summary>Completes when the work stream exists.</summary>
    public Task WorkAsync() => _work.Value;

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <summary>Converts a model's id to one token of a subject or consumer name, in which dots separate tokens.</summary>
    private static string Token(string model) => model.Replace('.', '~');

    /// <summary>Opens an object store; creates it if it does not exist.</summary>
    private async Task<INatsObjStore> CreateObjectsAsync(string bucket, long maximumBytes, CancellationToken cancellationToken)
    {
        var objects = new NatsObjContext(_context);
        return await AdjustAsync($"OBJ_{bucket}", maximumBytes, lifetime: null, cancellationToken)
            ? await objects.GetObjectStoreAsync(bucket, cancellationToken)
            : await objects.CreateObjectStoreAsync(
                new NatsObjConfig(bucket) { MaxBytes = maximumBytes, NumberOfReplicas = _options.Replicas, Storage = NatsObjStorageType.File }, cancellationToken);
    }

    private async Task<INatsJSStream> CreateWorkAsync() => await AdjustAsync(WorkStream, maximumBytes: null, lifetime: null, CancellationToken.None)
        ? await _context.GetStreamAsync(WorkStream)
        : await _context.CreateStreamAsync(new StreamConfig(WorkStream, [$"{_options.Prefix}.work.>"])
        {
            Retention = StreamConfigRetention.Workqueue,
            NumReplicas = _options.Replicas,
            Storage = StreamConfigStorage.File,
            DuplicateWindow = TimeSpan.FromMinutes(2),
        });

    /// <summary>Gives an existing stream the replicas, size and lifetime of this process's settings. A worker may not do so and takes it as it is.</summary>
    /// <returns>Whether it exists.</returns>
    private async Task<bool> AdjustAsync(string stream, long? maximumBytes, TimeSpan? lifetime, CancellationToken cancellationToken)
    {
        try
        {
            var config = (await _context.GetStreamAsync(stream, cancellationToken: cancellationToken)).Info.Config;
            var (bytes, age) = (maximumBytes ?? config.MaxBytes, lifetime ?? config.MaxAge);
            if (_configures && (config.NumReplicas != _options.Replicas || config.MaxBytes != bytes || config.MaxAge != age))
            {
                (config.NumReplicas, config.MaxBytes, config.MaxAge) = (_options.Replicas, bytes, age);
                if (age > TimeSpan.Zero && config.DuplicateWindow > age)
                {
                    config.DuplicateWindow = age;
                }

                await _context.UpdateStreamAsync(config, cancellationToken);
            }

            return true;
        }
        catch (NatsJSApiException exception) when (exception.Error.Code == StatusCodes.Status404NotFound)
        {
            return false;
        }
    }

    private static NatsOpts Settings(NatsOptions options, ILoggerFactory loggers) => NatsOpts.Default with
    {
        Url = options.Url,
        Name = "cocosnet",

        // One user must not read the replies to another.
        InboxPrefix = options.User is { } user && user.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? $"_INBOX.{user}" : "_INBOX",
        LoggerFactory = loggers,
        AuthOpts = new NatsAuthOpts
        {
            Username = options.User,
            Password = options.Password,
            CredsFile = options.CredentialsFile,
            NKeyFile = options.NKeyFile,
        },
        TlsOpts = options.CertificateAuthorityFile is { } file
            ? new NatsTlsOpts { CaFile = file, Mode = TlsMode.Require }
            : NatsTlsOpts.Default,
        MaxReconnectRetry = -1,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        RequestTimeout = TimeSpan.FromSeconds(5),
    };
}
