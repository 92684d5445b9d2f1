using CoCosNet.Model.Ops;

namespace CoCosNet.Model.Layers;

/// <summary>One of the norms that a block applies to a tensor, and the activation that follows it.</summary>
/// <param name="Name">Name in the state dict, such as <c>norm_0</c>.</param>
/// <param name="Activation">Activation after the modulation.</param>
/// <param name="Border">Reflected pixels on each side that the next convolution needs, 0 or 1.</param>
internal sealed record SpadeUse(string Name, Activation Activation, int Border);
