using CoCosNet.Training.Evaluation.Features;

namespace CoCosNet.Training.Tests.Evaluation;

public sealed class FrechetDistanceTests
{
    /// <summary>Variances 2 and 8 along two axes.</summary>
    private static readonly float[][] Set = [[2, 0], [-2, 0], [0, 4], [0, -4], [0, 0]];

    [Fact]
    public void Between_ASetAndItself_IsZero() => Assert.Equal(0, FrechetDistance.Between(Set, Set), 1e-9);

    [Fact]
    public void Between_AMovedSet_IsTheSquaredMove() =>
        Assert.Equal(25, FrechetDistance.Between(Set, [.. Set.Select(vector => new[] { vector[0] + 3, vector[1] - 4 })]), 1e-9);

    [Fact]
    public void Between_ASetOfTwiceTheSize_IsTheSumOfTheVariances() =>
        Assert.Equal(10, FrechetDistance.Between(Set, [.. Set.Select(vector => new[] { 2 * vector[0], 2 * vector[1] })]), 1e-9);

    [Fact]
    public void Between_ATurnedSet_ComparesDirections()
    {
        // tr(A + B − 2√(AB)) with A = diag(2, 8), B = diag(8, 2).
        Assert.Equal(20 - (2 * 8), FrechetDistance.Between(Set, [.. Set.Select(vector => new[] { vector[1], vector[0] })]), 1e-9);
    }
}
