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
    private readonly NatsConnection _connection;
    private readonly NatsJSContext _context;
    private readonly NatsKVContext _buckets;
    private readonly Lazy<Task<NatsObjStore>> _objects;
    private readonly Lazy<Task> _work;

    public JetStreamServer(IOptions<NatsOptions> options, ILoggerFactory loggers)
    {
        _options = options.Value;
        _connection = new NatsConnection(Settings(_options, loggers));
        _context = new NatsJSContext(_connection);
        _buckets = new NatsKVContext(_context);
        _objects = new(() => CreateObjectsAsync());
        _work = new(() => CreateWorkAsync());
    }

    public bool IsConnected => _connection.ConnectionState == NatsConnectionState.Open;

    public INatsJSContext Context => _context;

    /// <summary>The work stream: one message per job, removed when it is acknowledged.</summary>
    public string WorkStream => $"{_options.Prefix}-work";

    private string ModelsBucket => $"{_options.Prefix}-models";

    /// <summary>Returns the subject for jobs of a priority and model.</summary>
    public string WorkSubject(string priority, string model) => $"{_options.Prefix}.work.{priority}.{Token(model)}";

    /// <summary>Returns the name of the consumer that workers share for a priority and model.</summary>
    public static string Consumer(string priority, string model) => $"{priority}-{Token(model)}";

    public Task<INatsKVStore> BucketAsync(string name, CancellationToken cancellationToken, TimeSpan? lifetime = null) =>
        BucketAsync(
            new NatsKVConfig($"{_options.Prefix}-{name}")
            {
                History = 1,
                NumberOfReplicas = _options.Replicas,
                Storage = NatsKVStorageType.File,
                MaxAge = lifetime ?? TimeSpan.Zero,
            },
            cancellationToken);

    /// <summary>Opens a bucket that another process has created.</summary>
    public async Task<INatsKVStore> OpenBucketAsync(string name, CancellationToken cancellationToken) =>
        await _buckets.GetStoreAsync($"{_options.Prefix}-{name}", cancellationToken);

    public Task<NatsObjStore> ObjectsAsync() => _objects.Value;

    /// <summary>Opens the published models.</summary>
    /// <exception cref="NatsJSApiException">None were published yet (404).</exception>
    public async Task<INatsObjStore> ModelsAsync(CancellationToken cancellationToken) =>
        await new NatsObjContext(_context).GetObjectStoreAsync(ModelsBucket, cancellationToken);

    /// <summary>Opens the published models, for which there is a place afterwards.</summary>
    public async Task<INatsObjStore> CreateModelsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ModelsAsync(cancellationToken);
        }
        catch (NatsJSApiException exception) when (exception.Error.Code == StatusCodes.Status404NotFound)
        {
            return await new NatsObjContext(_context).CreateObjectStoreAsync(
                new NatsObjConfig(ModelsBucket)
                {
                    MaxBytes = MaximumModels * _options.MaximumModelBytes,
                    NumberOfReplicas = _options.Replicas,
                    Storage = NatsObjStorageType.File,
                },
                cancellationToken);
        }
    }

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

    private async Task<INatsKVStore> BucketAsync(NatsKVConfig config, CancellationToken cancellationToken) =>
        await _buckets.CreateOrUpdateStoreAsync(config, cancellationToken);

    private async Task<NatsObjStore> CreateObjectsAsync()
    {
        var objects = new NatsObjContext(_context);
        var store = await objects.CreateObjectStoreAsync(new NatsObjConfig($"{_options.Prefix}-files")
        {
            MaxBytes = _options.MaximumBytes,
            NumberOfReplicas = _options.Replicas,
            Storage = NatsObjStorageType.File,
        });
        return (NatsObjStore)store;
    }

    private async Task CreateWorkAsync() => await _context.CreateOrUpdateStreamAsync(new StreamConfig(WorkStream, [$"{_options.Prefix}.work.>"])
    {
        Retention = StreamConfigRetention.Workqueue,
        NumReplicas = _options.Replicas,
        Storage = StreamConfigStorage.File,
        DuplicateWindow = TimeSpan.FromMinutes(2),
    });

    private static NatsOpts Settings(NatsOptions options, ILoggerFactory loggers) => NatsOpts.Default with
    {
        Url = options.Url,
        Name = "cocosnet",
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
