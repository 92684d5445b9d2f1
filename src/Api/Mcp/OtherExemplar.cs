using System.ComponentModel;

namespace CoCosNet.Api.Mcp;

/// <summary>An argument of the tool <c>translate</c>: a further exemplar of the same picture.</summary>
internal sealed record OtherExemplar(
    [property: Description("The picture.")] string Exemplar,
    [property: Description("The classes of the map that take its look: names, ids or colours with commas, or * for all others.")] string ExemplarClasses,
    [property: Description("The picture's own semantic map.")] string? ExemplarMap = null);
