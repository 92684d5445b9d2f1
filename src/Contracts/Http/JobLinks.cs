namespace CoCosNet.Contracts.Http;

/// <summary>A job's addresses on its server.</summary>
/// <param name="Self">The job.</param>
/// <param name="Events">Its events, as a stream.</param>
/// <param name="Cancel">Cancels it by POST.</param>
public sealed record JobLinks(string Self, string Events, string Cancel);
