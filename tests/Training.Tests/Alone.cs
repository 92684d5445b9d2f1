namespace CoCosNet.Training.Tests;

/// <summary>Tests that measure the process itself: nothing may run beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
