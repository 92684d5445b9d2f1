namespace CoCosNet.Api.Stores.JetStream;

/// <summary>Identifies this process among the workers; new at every start.</summary>
internal sealed record WorkerIdentity(string Id)
{
    public static WorkerIdentity Create() => new(Guid.NewGuid().ToString("n"));
}
