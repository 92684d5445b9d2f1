namespace CoCosNet.Tests;

/// <summary>A type of the product.</summary>
/// <param name="Name">Full name, with <c>+</c> before a nested type's.</param>
/// <param name="Namespace">The outermost type's namespace.</param>
internal sealed record CodeType(string Name, string Namespace)
{
    public List<CodeMethod> Methods { get; } = [];

    /// <summary>Full names of the base type and the interfaces.</summary>
    public List<string> Bases { get; } = [];

    /// <summary>Full names of the types that it names outside its methods: bases, fields, attributes.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Paths of the source files that declare it.</summary>
    public HashSet<string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the compiler made it of an async method or an iterator: who makes one runs it.</summary>
    public bool IsStateMachine { get; set; }

    public bool Equals(CodeType? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
