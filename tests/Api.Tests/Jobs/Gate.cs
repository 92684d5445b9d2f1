using System.Collections.Concurrent;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Tests.Jobs;

/// <summary>Holds translations until they are let through, one by one or all at once.</summary>
internal sealed class Gate : IDisposable
{
    private readonly SemaphoreSlim _passes = new(0);
    private readonly SemaphoreSlim _arrivals = new(0);
    private readonly ConcurrentQueue<TranslationRequest> _finished = new();

    /// <summary>Requests that went through.</summary>
    public IReadOnlyCollection<TranslationRequest> Finished => _finished;

    /// <summary>What the fake translator does.</summary>
    public async Task HoldAsync(TranslationRequest request, CancellationToken cancellationToken)
    {
        _arrivals.Release();
        await _passes.WaitAsync(cancellationToken);
        _finished.Enqueue(request);
    }

    /// <summary>Ends when one more translation has come to the gate.</summary>
    public Task ArrivalAsync() => _arrivals.WaitAsync(TestContext.Current.CancellationToken);

    public void Let(int count) => _passes.Release(count);

    public void Dispose()
    {
        _passes.Dispose();
        _arrivals.Dispose();
    }
}
