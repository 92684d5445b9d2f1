using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Jobs;

/// <summary>A translation without its files, which lie beside it under their fields' names.</summary>
/// <param name="Model">Id of the model, or null.</param>
/// <param name="Files">Fields that have a file.</param>
/// <param name="Options">What the client chose.</param>
internal sealed record JobRequest(string? Model, IReadOnlyList<string> Files, TranslationOptions Options);
