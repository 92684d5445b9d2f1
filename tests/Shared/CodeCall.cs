namespace CoCosNet.Tests;

/// <summary>A call, or a delegate made of a method.</summary>
/// <param name="Type">Full name of the type that has the method.</param>
/// <param name="Method">The method's name.</param>
/// <param name="Parameters">How many it takes; overloads with as many count as one.</param>
/// <param name="IsVirtual">Whether a type below may answer.</param>
internal sealed record CodeCall(string Type, string Method, int Parameters, bool IsVirtual);
