using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Serving.Caching;
using CoCosNet.Inference.Serving.Exemplars;
using CoCosNet.Inference.Tests.Support;
using CoCosNet.Model.Networks;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Serving;

[Collection(nameof(Alone))]
public sealed class EncodingCacheTests
{
    private const int Side = 16;
    private const long BytesOfOne = (Side * Side * 3) + (4 * 100);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Lease_OfTheSameKey_PreparesOnce()
    {
        using var cache = new EncodingCache(1 << 20);
        using var first = cache.Lease("a", Prepare);
        using var second = cache.Lease<PreparedExemplar>("a", () => throw new InvalidOperationException("It is there."));
        Assert.Same(first.Value, second.Value);
        Assert.Equal(BytesOfOne, cache.Bytes);
    }

    [Fact]
    public async Task Lease_ByManyAtOnce_PreparesOnce()
    {
        using var cache = new EncodingCache(1 << 20);
        var prepared = 0;
        var leases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => cache.Lease("a", () =>
        {
            Interlocked.Increment(ref prepared);
            return Prepare();
        }))));

        Assert.Equal(1, prepared);
        Array.ForEach(leases, lease => lease.Dispose());
    }

    [Fact]
    public void Lease_AfterAFailedPreparation_TriesAgain()
    {
        using var cache = new EncodingCache(1 << 20);
        Assert.Throws<InvalidOperationException>(() => cache.Lease<PreparedExemplar>("a", () => throw new InvalidOperationException()));
        using var lease = cache.Lease("a", Prepare);
        Assert.Equal(BytesOfOne, lease.Value.Bytes);
    }

    [Fact]
    public async Task Lease_BeyondTheBudget_FreesTheOldestButNothingInUse()
    {
        using var cache = new EncodingCache(BytesOfOne * 2);
        var used = cache.Lease("a", Prepare);
        var unused = cache.Lease("b", Prepare);
        unused.Dispose();
        foreach (var key in new[] { "c", "d", "e" })
        {
            cache.Lease(key, Prepare).Dispose();
            Assert.InRange(cache.Bytes, 0, BytesOfOne * 2);
        }

        await UntilFreedAsync(unused.Value);
        Assert.False(used.Value.Encoded.Features[0].IsInvalid);
        used.Dispose();
        await UntilFreedAsync(used.Value);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1000)]
    public void Lease_OfAFullCache_KeepsTheNewestAtOnceWhateverItsSize(int features)
    {
        const int Kept = 7;
        const long Budget = (BytesOfOne * Kept) + (BytesOfOne / 2);
        using var cache = new EncodingCache(Budget);
        for (var i = 0; i < Kept; i++)
        {
            cache.Lease($"old {i}", Prepare).Dispose();
        }

        for (var i = 0; i < 3; i++)
        {
            cache.Lease($"new {i}", () => Prepare(features)).Dispose();
            cache.Lease<PreparedExemplar>($"new {i}", () => throw new InvalidOperationException("It is there.")).Dispose();
            Assert.InRange(cache.Bytes, 1, Budget);
        }
    }

    [Fact]
    public void Lease_LargerThanTheBudget_IsTheCallersAlone()
    {
        using var cache = new EncodingCache(BytesOfOne - 1);
        var lease = cache.Lease("a", Prepare);
        Assert.Equal(0, cache.Bytes);
        lease.Dispose();
        Assert.True(lease.Value.Encoded.Features[0].IsInvalid);
    }

    [Fact]
    public void Lease_WithoutABudget_KeepsNothing()
    {
        using var cache = new EncodingCache(0);
        var lease = cache.Lease("a", Prepare);
        lease.Dispose();
        Assert.True(lease.Value.Encoded.Features[0].IsInvalid);
    }

    [Fact]
    public async Task Dispose_WithEntries_FreesThem()
    {
        var cache = new EncodingCache(1 << 20);
        var lease = cache.Lease("a", Prepare);
        lease.Dispose();
        cache.Dispose();
        await UntilFreedAsync(lease.Value);
    }

    private static PreparedExemplar Prepare() => Prepare(100);

    private static PreparedExemplar Prepare(int features)
    {
        using var scope = NewDisposeScope();
        var exemplar = new Exemplar(new Picture(new PixelSize(Side, Side), new byte[Side * Side * 3]), null, null);
        return new PreparedExemplar(exemplar, exemplar, new EncodedExemplar([zeros(features)]));
    }

    /// <summary>The cache tells of evictions from another thread.</summary>
    private static async Task UntilFreedAsync(PreparedExemplar exemplar)
    {
        while (!exemplar.Encoded.Features[0].IsInvalid)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), Token);
        }
    }
}
