namespace CoCosNet.Api.Jobs;

/// <summary>A job about to be accepted.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Request">What to translate; the files are kept already.</param>
/// <param name="Bytes">Bytes of those files.</param>
/// <param name="Key">The client's Idempotency-Key, or null.</param>
/// <param name="Fingerprint">What the key stands for, or null.</param>
internal sealed record NewJob(string Id, JobRequest Request, long Bytes, string? Key, string? Fingerprint);
