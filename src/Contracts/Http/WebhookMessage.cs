namespace CoCosNet.Contracts.Http;

/// <summary>The message that a callback receives when its job has ended, as JSON (Standard Webhooks).</summary>
/// <param name="Type">The event: <c>job.succeeded</c>, <c>job.failed</c> or <c>job.canceled</c>.</param>
/// <param name="Timestamp">When the job ended.</param>
/// <param name="Data">The job. Its outputs are fetched from the server.</param>
public sealed record WebhookMessage(string Type, DateTimeOffset Timestamp, JobResponse Data);
