namespace CoCosNet.Api.Roles;

/// <summary>Where jobs and exemplars are kept; the setting <c>Jobs__Store</c> takes these names.</summary>
internal enum StoreKind
{
    /// <summary>SQLite and files, for one server process.</summary>
    Embedded,

    /// <summary>NATS JetStream, which several processes share.</summary>
    JetStream,
}
