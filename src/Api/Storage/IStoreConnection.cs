namespace CoCosNet.Api.Storage;

/// <summary>Whether the store of jobs can be reached; registered where it is not in this process.</summary>
internal interface IStoreConnection
{
    /// <summary>Whether it answers now. Never blocks.</summary>
    bool IsConnected { get; }
}
