namespace CoCosNet.Tests;

/// <summary>A method of the product.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name, with the interface before it where it implements one explicitly.</param>
/// <param name="Parameters">How many it takes.</param>
internal sealed record CodeMethod(CodeType Type, string Name, int Parameters)
{
    public List<CodeCall> Calls { get; } = [];

    /// <summary>Full names of the types in its signature and body.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether somebody wrote it: false for what the compiler adds, such as a record's equality, and what source generators write.</summary>
    public bool HasSource { get; set; }

    public bool Equals(CodeMethod? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
