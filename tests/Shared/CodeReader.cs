using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace CoCosNet.Tests;

/// <summary>Reads one assembly's types. Calls in generated source files are not followed.</summary>
internal sealed class CodeReader
{
    /// <summary>Kind of the record that says where a type without methods is declared.</summary>
    private static readonly Guid TypeDefinitionDocuments = new("932e74bc-dba9-4478-8d46-0f32a7bab3d3");

    private static readonly Dictionary<int, OpCode> OpCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    private readonly PEReader _file;
    private readonly MetadataReader _metadata;
    private readonly MetadataReader _symbols;
    private readonly CodeNames _names;

    private CodeReader(PEReader file, MetadataReader symbols)
    {
        _file = file;
        _metadata = file.GetMetadataReader();
        _symbols = symbols;
        _names = new CodeNames(_metadata);
    }

    public static IReadOnlyList<CodeType> Read(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(assembly, ".pdb")));
        var reader = new CodeReader(file, symbols.GetMetadataReader());
        return [.. reader._metadata.TypeDefinitions.Select(reader.ReadType)];
    }

    private CodeType ReadType(TypeDefinitionHandle handle)
    {
        var definition = _metadata.GetTypeDefinition(handle);
        var name = _names.Of(handle);
        var outermost = name.Split('+')[0];
        var type = new CodeType(name, outermost.Contains('.', StringComparison.Ordinal) ? outermost[..outermost.LastIndexOf('.')] : "");
        var bases = definition.GetInterfaceImplementations().Select(own => _metadata.GetInterfaceImplementation(own).Interface)
            .Append(definition.BaseType).Where(parent => !parent.IsNil);
        foreach (var parent in bases)
        {
            var parts = _names.All(parent);
            type.Bases.Add(parts[0]);
            type.Names.UnionWith(parts);
            type.IsStateMachine |= name.Contains('<', StringComparison.Ordinal)
                && parts[0] is "System.Runtime.CompilerServices.IAsyncStateMachine" or "System.Collections.IEnumerator";
        }

        foreach (var field in definition.GetFields().Select(_metadata.GetFieldDefinition))
        {
            type.Names.UnionWith(field.DecodeSignature(_names, null));
        }

        foreach (var method in definition.GetMethods())
        {
            ReadMethod(type, method);
        }

        foreach (var custom in _symbols.GetCustomDebugInformation(handle).Select(_symbols.GetCustomDebugInformation))
        {
            if (_symbols.GetGuid(custom.Kind) == TypeDefinitionDocuments)
            {
                var blob = _symbols.GetBlobReader(custom.Value);
                while (blob.RemainingBytes > 0)
                {
                    type.Files.Add(PathOf(MetadataTokens.DocumentHandle(blob.ReadCompressedInteger())));
                }
            }
        }

        return type;
    }

    private void ReadMethod(CodeType type, MethodDefinitionHandle handle)
    {
        var definition = _metadata.GetMethodDefinition(handle);
        var signature = definition.DecodeSignature(_names, null);
        var method = new CodeMethod(type, _metadata.GetString(definition.Name), signature.ParameterTypes.Length);
        type.Methods.Add(method);
        method.Names.UnionWith(signature.ReturnType.Concat(signature.ParameterTypes.SelectMany(names => names)));

        var debug = _symbols.GetMethodDebugInformation(handle);
        var files = debug.GetSequencePoints().Select(point => PathOf(point.Document)).ToHashSet();
        type.Files.UnionWith(files);
        if (definition.RelativeVirtualAddress == 0 || files.Any(file => file.EndsWith(".g.cs", StringComparison.Ordinal)))
        {
            return;
        }

        var body = _file.GetMethodBody(definition.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            var locals = _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_names, null);
            method.Names.UnionWith(locals.SelectMany(names => names));
        }

        ReadBody(method, body.GetILReader());

        // The compiler moves an async method or an iterator into a type of its own and leaves nothing of the source behind.
        method.HasSource = files.Count > 0 || method.Names.Any(name => name.Contains(">d", StringComparison.Ordinal));
    }

    private void ReadBody(CodeMethod method, BlobReader body)
    {
        while (body.RemainingBytes > 0)
        {
            int value = body.ReadByte();
            var code = OpCodes[value == 0xfe ? (value << 8) | body.ReadByte() : value];
            switch (code.OperandType)
            {
                case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok:
                    ReadToken(method, MetadataTokens.EntityHandle(body.ReadInt32()), code);
                    break;
                case OperandType.InlineSwitch:
                    var branches = body.ReadInt32();
                    body.Offset += 4 * branches;
                    break;
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    body.Offset += 1;
                    break;
                case OperandType.InlineVar:
                    body.Offset += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    body.Offset += 8;
                    break;
                default:
                    body.Offset += 4;
                    break;
            }
        }
    }

    private void ReadToken(CodeMethod method, EntityHandle handle, OpCode code)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodSpecification:
                var generic = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                method.Names.UnionWith(generic.DecodeSignature(_names, null).SelectMany(names => names));
                ReadToken(method, generic.Method, code);
                break;
            case HandleKind.MethodDefinition:
                var definition = _metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                var own = _names.Of(definition.GetDeclaringType());
                method.Names.Add(own);
                Add(method, own, definition.Name, definition.DecodeSignature(_names, null), code);
                break;
            case HandleKind.MemberReference:
                var member = _metadata.GetMemberReference((MemberReferenceHandle)handle);
                var parent = _names.All(member.Parent);
                method.Names.UnionWith(parent);
                if (member.GetKind() == MemberReferenceKind.Method && parent.Length > 0)
                {
                    Add(method, parent[0], member.Name, member.DecodeMethodSignature(_names, null), code);
                }

                break;
            case HandleKind.FieldDefinition:
                method.Names.Add(_names.Of(_metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType()));
                break;
            default:
                method.Names.UnionWith(_names.All(handle));
                break;
        }
    }

    private void Add(
        CodeMethod method, string type, StringHandle name, MethodSignature<System.Collections.Immutable.ImmutableArray<string>> signature, OpCode code)
    {
        method.Names.UnionWith(signature.ReturnType.Concat(signature.ParameterTypes.SelectMany(names => names)));
        var isVirtual = code == System.Reflection.Emit.OpCodes.Callvirt || code == System.Reflection.Emit.OpCodes.Ldvirtftn;
        method.Calls.Add(new CodeCall(type, _metadata.GetString(name), signature.ParameterTypes.Length, isVirtual));
    }

    private string PathOf(DocumentHandle document) => document.IsNil ? "" : _symbols.GetString(_symbols.GetDocument(document).Name);
}
