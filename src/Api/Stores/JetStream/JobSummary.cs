using CoCosNet.Api.Jobs;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>The indexed part of a job.</summary>
internal sealed record JobSummary(
    string Id, string Owner, long Sequence, JobState State, JobPriority Priority, bool Transient, long Bytes, int Attempts,
    DateTimeOffset? Started, DateTimeOffset? Finished, DateTimeOffset? Expires, DateTimeOffset? CallbackDue, string Model,
    string? Exemplar, string? Worker)
{
    public static JobSummary Of(JobRecord record) => new(
        record.Id, record.Owner, record.Sequence, record.State, record.Priority, record.Transient, record.Bytes, record.Attempts,
        record.Started, record.Finished, record.Expires, record.CallbackDue, record.Request.Model ?? "", record.Request.ExemplarDigest, record.Worker);
}
