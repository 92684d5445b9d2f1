namespace CoCosNet.Bench.Mutants;

/// <summary>One change of one instruction.</summary>
/// <param name="Method">Full name of the method.</param>
/// <param name="Instruction">Index of the instruction in the method's body.</param>
/// <param name="Change">The change.</param>
/// <param name="Place">File and line of the source.</param>
/// <param name="Description">Describes the change.</param>
internal sealed record Mutant(string Method, int Instruction, MutantChange Change, string Place, string Description);
