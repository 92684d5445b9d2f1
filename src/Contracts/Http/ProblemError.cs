using System.Diagnostics.CodeAnalysis;

namespace CoCosNet.Contracts.Http;

/// <summary>A field to blame.</summary>
/// <param name="Pointer">The form field as a JSON pointer fragment: <c>#/map</c>.</param>
/// <param name="Detail">What is wrong with it.</param>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "RFC 9457 calls it pointer in its own example.")]
public sealed record ProblemError(string Pointer, string Detail);
