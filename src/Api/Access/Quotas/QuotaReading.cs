namespace CoCosNet.Api.Access.Quotas;

/// <summary>The state of a token bucket right after a request.</summary>
/// <param name="PerMinute">Requests granted per minute.</param>
/// <param name="Limit">Requests that a full bucket holds.</param>
/// <param name="Remaining">Requests that the bucket would grant immediately.</param>
/// <param name="Reset">Time until the bucket is full.</param>
/// <param name="RetryAfter">Time until the refused request, or the next one, is granted; zero if one is granted now.</param>
internal readonly record struct QuotaReading(int PerMinute, int Limit, int Remaining, TimeSpan Reset, TimeSpan RetryAfter);
