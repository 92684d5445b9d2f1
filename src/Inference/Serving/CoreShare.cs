using TorchSharp;

namespace CoCosNet.Inference.Serving;

/// <summary>
/// Deals the cores out to the requests that are worked on: a lone one gets all of them, for the shortest wait; as many as there are
/// replicas get one each, for the most pictures (two replicas with a thread each beat one with two). Dealt anew at every stage.
/// </summary>
internal sealed class CoreShare(int cores)
{
    private int _busy;

    /// <summary>Threads for one of the requests that run now.</summary>
    public int Threads => Math.Max(1, cores / Math.Max(1, Volatile.Read(ref _busy)));

    public bool IsIdle => Volatile.Read(ref _busy) == 0;

    /// <summary>A replica begins to work.</summary>
    public void Enter()
    {
        Interlocked.Increment(ref _busy);
        Apply();
    }

    /// <summary>It is done.</summary>
    public void Leave() => Interlocked.Decrement(ref _busy);

    /// <summary>Gives the calling replica its share from here on.</summary>
    public void Apply()
    {
        var threads = Threads;
        if (torch.get_num_threads() != threads)
        {
            torch.set_num_threads(threads);
        }
    }
}
