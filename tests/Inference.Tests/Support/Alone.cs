namespace CoCosNet.Inference.Tests.Support;

/// <summary>Tests that count tensors, or take all cores for long: nothing may run beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
