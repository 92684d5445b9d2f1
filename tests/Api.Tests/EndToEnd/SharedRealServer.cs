namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>Classes whose tests share one server: each start loads six models.</summary>
[CollectionDefinition(nameof(RealServer))]
public sealed class SharedRealServer : ICollectionFixture<RealServer>;
