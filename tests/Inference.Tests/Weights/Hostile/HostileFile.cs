using CoCosNet.Model.Weights;

namespace CoCosNet.Inference.Tests.Weights.Hostile;

/// <summary>A file that must be refused, and as what.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Error">The refusal.</param>
/// <param name="Make">Its bytes.</param>
internal sealed record HostileFile(string Name, CheckpointError Error, Func<byte[]> Make);
