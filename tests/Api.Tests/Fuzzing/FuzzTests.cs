using CoCosNet.Tests.Fuzzing;

namespace CoCosNet.Api.Tests.Fuzzing;

/// <summary>The short form of <c>bench -- fuzz</c>: whatever the bytes are, a reader reads them or refuses them with a typed error.</summary>
public sealed class FuzzTests : IDisposable
{
    private const int Inputs = 400;

    private readonly FuzzDoors _doors = new();

    public static TheoryData<string> Names => ["picture", "labels", "edges", "array", "pose", "weights", "manifest", "form"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Open_OfDamagedAndMadeUpInputs_ReadsOrRefuses(string name)
    {
        var door = Assert.Single(_doors.All, door => door.Name == name);
        var outcomes = new HashSet<FuzzOutcome>();
        for (var number = 0; number < Inputs; number++)
        {
            outcomes.Add(door.Try(number, out var fault, out _));
            Assert.True(fault is null, $"Input {number}: {fault}");
        }

        // Inputs that are all refused, or all read, would prove little.
        Assert.Equal([FuzzOutcome.Read, FuzzOutcome.Refused], outcomes.Order());
    }

    [Fact]
    public void Doors_OfTheTests_AreAllDoors() => Assert.Equal(_doors.All.Select(door => door.Name), Names.Select(row => row.Data));

    public void Dispose() => _doors.Dispose();
}
