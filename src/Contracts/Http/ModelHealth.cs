using CoCosNet.Contracts.Models;

namespace CoCosNet.Contracts.Http;

/// <summary>Where a model stands.</summary>
/// <param name="Id">The model's id.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Problem">Why it is broken; absent otherwise.</param>
public sealed record ModelHealth(string Id, ModelState State, string? Problem = null);
