using System.Globalization;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace CoCosNet.Bench.Mutants;

/// <summary>The changes of instructions.</summary>
internal static class MutantEdit
{
    private static readonly Dictionary<Code, (OpCode Opposite, OpCode? Bound)> Branches = new()
    {
        [Code.Brtrue] = (OpCodes.Brfalse, null),
        [Code.Brfalse] = (OpCodes.Brtrue, null),
        [Code.Beq] = (OpCodes.Bne_Un, null),
        [Code.Bne_Un] = (OpCodes.Beq, null),
        [Code.Blt] = (OpCodes.Bge, OpCodes.Ble),
        [Code.Ble] = (OpCodes.Bgt, OpCodes.Blt),
        [Code.Bgt] = (OpCodes.Ble, OpCodes.Bge),
        [Code.Bge] = (OpCodes.Blt, OpCodes.Bgt),
        [Code.Blt_Un] = (OpCodes.Bge_Un, OpCodes.Ble_Un),
        [Code.Ble_Un] = (OpCodes.Bgt_Un, OpCodes.Blt_Un),
        [Code.Bgt_Un] = (OpCodes.Ble_Un, OpCodes.Bge_Un),
        [Code.Bge_Un] = (OpCodes.Blt_Un, OpCodes.Bgt_Un),
    };

    /// <summary>Comparisons; the bound of one is the opposite of the other, as IL has no "at most".</summary>
    private static readonly Dictionary<Code, OpCode?> Comparisons = new()
    {
        [Code.Ceq] = null,
        [Code.Clt] = OpCodes.Cgt,
        [Code.Cgt] = OpCodes.Clt,
        [Code.Clt_Un] = OpCodes.Cgt_Un,
        [Code.Cgt_Un] = OpCodes.Clt_Un,
    };

    private static readonly Dictionary<Code, OpCode> Operations = new()
    {
        [Code.Add] = OpCodes.Sub,
        [Code.Sub] = OpCodes.Add,
        [Code.Mul] = OpCodes.Div,
        [Code.Div] = OpCodes.Mul,
        [Code.Rem] = OpCodes.Mul,
        [Code.Add_Ovf] = OpCodes.Sub_Ovf,
        [Code.Sub_Ovf] = OpCodes.Add_Ovf,
        [Code.Add_Ovf_Un] = OpCodes.Sub_Ovf_Un,
        [Code.Sub_Ovf_Un] = OpCodes.Add_Ovf_Un,
        [Code.Mul_Ovf] = OpCodes.Add_Ovf,
        [Code.Mul_Ovf_Un] = OpCodes.Add_Ovf_Un,
        [Code.And] = OpCodes.Or,
        [Code.Or] = OpCodes.And,
        [Code.Shl] = OpCodes.Shr,
        [Code.Shr] = OpCodes.Shl,
    };

    /// <summary>Whether an instruction loads an integer.</summary>
    public static bool IsNumber(Instruction instruction) => Number(instruction) is not null;

    /// <summary>The changes that an instruction allows, with descriptions. Branches must have their long forms.</summary>
    public static IEnumerable<(MutantChange Change, string Description)> Changes(Instruction instruction)
    {
        var code = instruction.OpCode.Code;
        if (Branches.TryGetValue(code, out var branch))
        {
            yield return (MutantChange.Negate, $"{instruction.OpCode} becomes {branch.Opposite}");
            if (branch.Bound is { } bound)
            {
                yield return (MutantChange.Bound, $"{instruction.OpCode} becomes {bound}");
            }
        }
        else if (Comparisons.TryGetValue(code, out var comparison))
        {
            yield return (MutantChange.Negate, $"not {instruction.OpCode}");

            // x > null is how the compiler asks whether a reference is one.
            if (comparison is { } other && instruction.Previous?.OpCode.Code is not Code.Ldnull)
            {
                yield return (MutantChange.Bound, $"{instruction.OpCode} becomes not {other}");
            }
        }
        else if (Number(instruction) is { } number)
        {
            yield return (MutantChange.Constant, string.Create(CultureInfo.InvariantCulture, $"{number} becomes {Changed(number)}"));
        }
        else if (Operations.TryGetValue(code, out var operation))
        {
            yield return (MutantChange.Arithmetic, $"{instruction.OpCode} becomes {operation}");
        }
        else if (code is Code.Call or Code.Callvirt && instruction.Operand is MethodReference { ReturnType.MetadataType: MetadataType.Void } called)
        {
            yield return (MutantChange.LeaveOut, $"{called.DeclaringType.Name}.{called.Name} is not called");
        }
    }

    /// <summary>Returns the instructions that take the place of one.</summary>
    public static IReadOnlyList<Instruction> Make(Instruction instruction, MutantChange change)
    {
        var code = instruction.OpCode.Code;
        var operand = instruction.Operand;
        return change switch
        {
            MutantChange.Negate when Branches.TryGetValue(code, out var branch) => [Instruction.Create(branch.Opposite, (Instruction)operand)],
            MutantChange.Bound when Branches.TryGetValue(code, out var branch) => [Instruction.Create(branch.Bound!.Value, (Instruction)operand)],
            MutantChange.Negate => Not(instruction.OpCode),
            MutantChange.Bound => Not(Comparisons[code]!.Value),
            MutantChange.Constant => [Instruction.Create(OpCodes.Ldc_I4, Changed(Number(instruction)!.Value))],
            MutantChange.Arithmetic => [Instruction.Create(Operations[code])],
            _ => LeaveOut((MethodReference)operand),
        };
    }

    private static int Changed(int number) => number == 1 ? 0 : number + 1;

    private static int? Number(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Ldc_I4 => (int)instruction.Operand,
        Code.Ldc_I4_S => (sbyte)instruction.Operand,
        Code.Ldc_I4_M1 => -1,
        >= Code.Ldc_I4_0 and <= Code.Ldc_I4_8 and var code => code - Code.Ldc_I4_0,
        _ => null,
    };

    private static Instruction[] Not(OpCode comparison) => [Instruction.Create(comparison), Instruction.Create(OpCodes.Ldc_I4_0), Instruction.Create(OpCodes.Ceq)];

    /// <summary>Takes a call's arguments from the stack.</summary>
    private static Instruction[] LeaveOut(MethodReference called)
    {
        var arguments = called.Parameters.Count + (called.HasThis ? 1 : 0);
        return arguments == 0 ? [Instruction.Create(OpCodes.Nop)] : [.. Enumerable.Range(0, arguments).Select(_ => Instruction.Create(OpCodes.Pop))];
    }
}
