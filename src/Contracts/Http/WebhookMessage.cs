namespace CoCosNet.Contracts.Http;

/// <summary>What a callback receives once its job has ended, as JSON (Standard Webhooks).</summary>
/// <param name="Type">What happened: <c>job.succeeded</c>, <c>job.failed</c> or <c>job.canceled</c>.</param>
/// <param name="Timestamp">When the job ended.</param>
/// <param name="Data">The job; its outputs are fetched from the server.</param>
public sealed record WebhookMessage(string Type, DateTimeOffset Timestamp, JobResponse Data);
