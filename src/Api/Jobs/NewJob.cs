namespace CoCosNet.Api.Jobs;

/// <summary>A job about to be accepted.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Owner">Who alone may see it; empty on a server without keys.</param>
/// <param name="Request">What to translate; the files are kept already.</param>
/// <param name="Bytes">Bytes of those files.</param>
/// <param name="Key">The client's Idempotency-Key, as <see cref="IdempotencyKey.Scoped"/>; or null.</param>
/// <param name="Fingerprint">What the key stands for, or null.</param>
internal sealed record NewJob(string Id, string Owner, JobRequest Request, long Bytes, string? Key, string? Fingerprint);
