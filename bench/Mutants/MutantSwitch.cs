using Mono.Cecil;
using Mono.Cecil.Cil;

namespace CoCosNet.Bench.Mutants;

/// <summary>The number in a changed assembly that says which of its mutants is in effect. All mutants are in one assembly, which is written once.</summary>
internal static class MutantSwitch
{
    public const string Space = "CoCosNet.Mutants";
    public const string Type = "Switch";
    public const string Field = "Active";

    /// <summary>Adds the number, which is 0: no mutant.</summary>
    public static FieldDefinition Add(ModuleDefinition module)
    {
        var type = new TypeDefinition(
            Space, Type, TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed, module.TypeSystem.Object);
        var field = new FieldDefinition(Field, FieldAttributes.Public | FieldAttributes.Static, module.TypeSystem.Int32);
        type.Fields.Add(field);
        module.Types.Add(type);
        return field;
    }

    /// <summary>Puts a mutant beside an instruction: if it is in effect, its instructions run instead.</summary>
    /// <returns>The instruction itself, where another mutant of it can be put.</returns>
    public static Instruction Insert(MethodDefinition method, Instruction place, FieldDefinition field, int number, IReadOnlyList<Instruction> mutant)
    {
        // The instruction itself becomes the question, because jumps and blocks may begin there.
        var il = method.Body.GetILProcessor();
        var original = il.Create(OpCodes.Nop);
        (original.OpCode, original.Operand) = (place.OpCode, place.Operand);
        var after = place.Next;
        (place.OpCode, place.Operand) = (OpCodes.Ldsfld, field);
        Instruction[] added = [il.Create(OpCodes.Ldc_I4, number), il.Create(OpCodes.Beq, mutant[0]), original, il.Create(OpCodes.Br, after), .. mutant];
        var last = place;
        foreach (var instruction in added)
        {
            il.InsertAfter(last, instruction);
            last = instruction;
        }

        return original;
    }
}
