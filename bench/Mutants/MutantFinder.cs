using Mono.Cecil;
using Mono.Cecil.Cil;

namespace CoCosNet.Bench.Mutants;

/// <summary>Finds the instructions of an assembly that can be changed, without those that the compiler adds to what the source says.</summary>
internal static class MutantFinder
{
    private static readonly string[] RecordMembers = ["Equals", "GetHashCode", "PrintMembers", "ToString", "op_Equality", "op_Inequality", "<Clone>$", "Deconstruct"];

    /// <param name="module">A module with its symbols.</param>
    /// <param name="types">Beginnings of the full names of types.</param>
    public static IReadOnlyList<Mutant> Find(ModuleDefinition module, IReadOnlyList<string> types) =>
    [
        .. module.GetTypes()
            .Where(type => types.Any(name => type.FullName.StartsWith(name, StringComparison.Ordinal)))
            .SelectMany(type => type.Methods).Where(IsWritten).SelectMany(Find),
    ];

    /// <summary>Whether somebody wrote a method, as opposed to the compiler or a source generator. What runs once in a process does not count either.</summary>
    private static bool IsWritten(MethodDefinition method)
    {
        for (var type = method.DeclaringType; type is not null; type = type.DeclaringType)
        {
            if (Has(type, "GeneratedCodeAttribute"))
            {
                return false;
            }
        }

        var isRecordMember = RecordMembers.Contains(method.Name) && Has(method, "CompilerGeneratedAttribute");
        return method.HasBody && !isRecordMember && !(method.IsConstructor && method.IsStatic) && !method.IsGetter && !method.IsSetter && !Has(method, "GeneratedCodeAttribute");
    }

    private static bool Has(ICustomAttributeProvider member, string attribute) =>
        member.HasCustomAttributes && member.CustomAttributes.Any(one => one.AttributeType.Name == attribute);

    private static IEnumerable<Mutant> Find(MethodDefinition method)
    {
        var points = method.DebugInformation.GetSequencePointMapping();
        SequencePoint? point = null;
        var instructions = method.Body.Instructions;
        for (var i = 0; i < instructions.Count; i++)
        {
            point = points.TryGetValue(instructions[i], out var next) ? next : point;
            if (point is null || point.IsHidden || IsPlumbing(instructions[i]))
            {
                continue;
            }

            foreach (var (change, description) in MutantEdit.Changes(instructions[i]))
            {
                var file = point.Document.Url[(point.Document.Url.IndexOf("/src/", StringComparison.Ordinal) + 1)..];
                yield return new Mutant(method.FullName, i, change, $"{file}:{point.StartLine}", description);
            }
        }
    }

    /// <summary>Whether an instruction belongs to an asynchronous method's state, an interpolated text, a collection's size or a configured await.</summary>
    private static bool IsPlumbing(Instruction instruction)
    {
        if (instruction.Previous?.OpCode.OpCodeType is OpCodeType.Prefix || instruction.Previous?.Operand is MethodReference { Name: "get_IsCompleted" }
            || instruction.Operand is MethodReference { Name: "GetResult" or "AwaitUnsafeOnCompleted" or "SetResult" or "SetException" or "SetStateMachine" or "Dispose" }
            || instruction.Operand is MethodReference { DeclaringType.Name: "DefaultInterpolatedStringHandler" } or MethodReference { Name: ".ctor" or "AppendLiteral" })
        {
            return true;
        }

        if (!MutantEdit.IsNumber(instruction))
        {
            return false;
        }

        var next = instruction.Next;
        for (var ahead = 0; ahead < 4 && next is not null; ahead++, next = next.Next)
        {
            if (next.Operand is FieldReference { Name: "<>1__state" }
                || next.Operand is MethodReference { DeclaringType.Name: "DefaultInterpolatedStringHandler", Name: ".ctor" }
                || (ahead < 2 && next.Operand is MethodReference { Name: "ConfigureAwait" or "SetCount" or "InlineArrayElementRef" or "InlineArrayAsReadOnlySpan" })
                || (ahead < 1 && next.Operand is MethodReference { Name: ".ctor", DeclaringType.Name: "List`1" or "<>z__ReadOnlyArray`1" })
                || (ahead < 2 && next.OpCode.Code is Code.Newarr)
                || (ahead < 3 && next.OpCode.Code is Code.Stelem_Ref or Code.Stelem_Any))
            {
                return true;
            }
        }

        return false;
    }
}
