namespace CoCosNet.Api.Storage;

/// <summary>The connection to a store outside this process.</summary>
internal interface IStoreConnection
{
    /// <summary>Whether the store is reachable now. Never blocks.</summary>
    bool IsConnected { get; }

    /// <summary>Connects and describes what is there, for an operator.</summary>
    Task<string> DescribeAsync(CancellationToken cancellationToken);
}
