using CoCosNet.Api.Access.Quotas;

namespace CoCosNet.Api.Tests.Access;

public sealed class TokenBucketTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Acquire_BeyondTheBurst_IsRefusedUntilExactlyTheNextToken()
    {
        using var bucket = new TokenBucket(perMinute: 6, capacity: 2, _time);
        Assert.True(Take(bucket, out _));
        Assert.True(Take(bucket, out var last));
        Assert.Equal(TimeSpan.FromSeconds(10), last.RetryAfter);

        Assert.False(Take(bucket, out var refused));
        Assert.Equal(TimeSpan.FromSeconds(10), refused.RetryAfter);

        _time.Advance(TimeSpan.FromSeconds(7));
        Assert.False(Take(bucket, out refused));
        Assert.Equal(TimeSpan.FromSeconds(3), refused.RetryAfter);

        _time.Advance(refused.RetryAfter - TimeSpan.FromTicks(1));
        Assert.False(Take(bucket, out _));

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.True(Take(bucket, out _));
        Assert.False(Take(bucket, out _));
    }

    [Fact]
    public void Reading_AfterEachRequest_SaysWhatIsLeftAndWhenAllIsBack()
    {
        using var bucket = new TokenBucket(perMinute: 60, capacity: 5, _time);

        Take(bucket, out var first);
        Take(bucket, out var second);
        _time.Advance(TimeSpan.FromSeconds(0.5));
        Take(bucket, out var third);

        Assert.Equal((4, TimeSpan.FromSeconds(1)), (first.Remaining, first.Reset));
        Assert.Equal((3, TimeSpan.FromSeconds(2)), (second.Remaining, second.Reset));
        Assert.Equal((2, TimeSpan.FromSeconds(2.5)), (third.Remaining, third.Reset));
    }

    [Fact]
    public void Bucket_LeftAlone_FillsToItsCapacityAndNotBeyond()
    {
        using var bucket = new TokenBucket(perMinute: 60, capacity: 2, _time);
        Take(bucket, out _);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(2, bucket.GetStatistics()!.CurrentAvailablePermits);
        Assert.True(Take(bucket, out _));
        Assert.True(Take(bucket, out _));
        Assert.False(Take(bucket, out _));
    }

    [Fact]
    public void IdleDuration_OfABucketThatIsNotFull_IsNull()
    {
        using var bucket = new TokenBucket(perMinute: 60, capacity: 2, _time);
        Take(bucket, out _);

        Assert.Null(bucket.IdleDuration);
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(TimeSpan.FromSeconds(3), bucket.IdleDuration);
    }

    private static bool Take(TokenBucket bucket, out QuotaReading reading)
    {
        using var lease = bucket.AttemptAcquire();
        Assert.True(lease.TryGetMetadata(TokenBucket.Reading, out reading));
        return lease.IsAcquired;
    }
}
