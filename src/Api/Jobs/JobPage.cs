using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Jobs;

/// <summary>Which jobs to list, the youngest first.</summary>
/// <param name="Owner">Only those of this owner.</param>
/// <param name="State">Only those; null lists all.</param>
/// <param name="Before">Only those older than this place; null begins with the youngest.</param>
/// <param name="Limit">How many at most.</param>
internal sealed record JobPage(string Owner, JobState? State, long? Before, int Limit);
