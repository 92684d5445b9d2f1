using System.Globalization;
using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Tests.Semantics;

public sealed class ClassTableTests
{
    [Theory]
    [InlineData("")]
    [InlineData("256 #000000")]
    [InlineData("-1 #000000")]
    [InlineData("0 #000000, 0 #000001")]
    [InlineData("0 #000000, 1 #000000")]
    [InlineData("0 black")]
    [InlineData("0 #12345")]
    [InlineData("0 #12345g")]
    public void Constructor_OfImpossibleClasses_Throws(string classes)
    {
        SemanticClass[] parsed =
        [
            .. classes.Split(", ", StringSplitOptions.RemoveEmptyEntries)
                .Select(entry => entry.Split(' '))
                .Select(parts => new SemanticClass(int.Parse(parts[0], CultureInfo.InvariantCulture), "a class", parts[1])),
        ];
        Assert.Throws<ArgumentException>(() => new ClassTable(parsed));
    }

    [Fact]
    public void IndexOf_TellsPositionsNotIds()
    {
        var table = new ClassTable([new(200, "a", "#0000FF"), new(5, "b", "#00ff00")]);
        Assert.Equal((0, 1, ClassTable.Unknown), (table.IndexOfId(200), table.IndexOfId(5), table.IndexOfId(0)));
        Assert.Equal((0, 1, ClassTable.Unknown), (table.IndexOfColor(0xFF), table.IndexOfColor(0xFF00), table.IndexOfColor(0)));
        Assert.Equal("b", table.NearestTo(0x10C010).Name);
    }
}
