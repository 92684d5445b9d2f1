using CoCosNet.Contracts.Http;

namespace CoCosNet.Client;

/// <summary>An event of a job.</summary>
/// <param name="Number">Its number; pass it as <c>after</c> to continue from here.</param>
/// <param name="Event">The event.</param>
public sealed record JobUpdate(long Number, TranslationEvent Event);
