namespace CoCosNet.Api.Jobs;

/// <summary>Something that happened to a job, as every client is told it, however often it asks.</summary>
/// <param name="Number">1 is the first; no number is left out.</param>
/// <param name="Data">A <see cref="Contracts.Http.TranslationEvent"/> as JSON.</param>
/// <param name="Final">Whether nothing follows.</param>
internal sealed record JobEvent(long Number, string Data, bool Final);
