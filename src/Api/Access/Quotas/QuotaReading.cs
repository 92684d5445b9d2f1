namespace CoCosNet.Api.Access.Quotas;

/// <summary>Where a bucket stands right after a request.</summary>
/// <param name="PerMinute">Requests that it gives a minute.</param>
/// <param name="Limit">Requests that it holds when it is full.</param>
/// <param name="Remaining">Requests that it gives at once now.</param>
/// <param name="Reset">Until it is full again.</param>
/// <param name="RetryAfter">Until it gives the next one; zero where it gives one now.</param>
internal readonly record struct QuotaReading(int PerMinute, int Limit, int Remaining, TimeSpan Reset, TimeSpan RetryAfter);
