using CoCosNet.Contracts.Http;

namespace CoCosNet.Client;

/// <summary>An event of a job.</summary>
/// <param name="Number">Its number; following again after it tells what comes next.</param>
/// <param name="Event">What happened.</param>
public sealed record JobUpdate(long Number, TranslationEvent Event);
