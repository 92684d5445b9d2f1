namespace CoCosNet.Inference.Workers.Wire;

/// <summary>Tells a worker to reload a model.</summary>
/// <param name="Id">The model's id.</param>
/// <param name="Folder">Full path of the folder to load; null for the one among the models.</param>
internal sealed record ReloadOrder(string Id, string? Folder);
