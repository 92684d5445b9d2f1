using System.Runtime.InteropServices;
using Google.Protobuf;

namespace CoCosNet.Training.Learning.Trunk;

/// <summary>The operators and weights of an ONNX file: those fields of its messages that <see cref="TrunkWeights"/> needs.</summary>
/// <param name="Nodes">Operators, in order.</param>
/// <param name="Weights">Weights by name; all are float32.</param>
internal sealed record OnnxGraph(IReadOnlyList<OnnxNode> Nodes, IReadOnlyDictionary<string, OnnxWeight> Weights)
{
    // Field numbers of onnx.proto.
    private const int GraphOfModel = 7;
    private const int NodeOfGraph = 1;
    private const int WeightOfGraph = 5;
    private const int InputOfNode = 1;
    private const int OperatorOfNode = 4;
    private const int AttributeOfNode = 5;
    private const int NameOfAttribute = 1;
    private const int NumberOfAttribute = 2;
    private const int SidesOfWeight = 1;
    private const int ValuesOfWeight = 4;
    private const int NameOfWeight = 8;

    /// <exception cref="InvalidProtocolBufferException">The file is not ONNX.</exception>
    public static OnnxGraph Read(string file)
    {
        using var stream = File.OpenRead(file);
        List<OnnxNode> nodes = [];
        Dictionary<string, OnnxWeight> weights = [];
        Walk(new CodedInputStream(stream), (field, model) => field == GraphOfModel && Walk(model.ReadBytes().CreateCodedInput(), (part, graph) =>
        {
            switch (part)
            {
                case NodeOfGraph:
                    nodes.Add(Node(graph.ReadBytes().CreateCodedInput()));
                    return true;
                case WeightOfGraph:
                    var (name, weight) = Weight(graph.ReadBytes().CreateCodedInput());
                    weights.Add(name, weight);
                    return true;
                default:
                    return false;
            }
        }));
        return new OnnxGraph(nodes, weights);
    }

    private static OnnxNode Node(CodedInputStream message)
    {
        var type = string.Empty;
        List<string> inputs = [];
        Dictionary<string, float> numbers = [];
        Walk(message, (field, node) =>
        {
            switch (field)
            {
                case InputOfNode:
                    inputs.Add(node.ReadString());
                    return true;
                case OperatorOfNode:
                    type = node.ReadString();
                    return true;
                case AttributeOfNode:
                    var (name, number) = Attribute(node.ReadBytes().CreateCodedInput());
                    numbers.Add(name, number);
                    return true;
                default:
                    return false;
            }
        });
        return new OnnxNode(type, inputs, numbers);
    }

    private static (string Name, float Number) Attribute(CodedInputStream message)
    {
        var (name, number) = (string.Empty, 0f);
        Walk(message, (field, attribute) =>
        {
            (name, number) = field switch
            {
                NameOfAttribute => (attribute.ReadString(), number),
                NumberOfAttribute => (name, attribute.ReadFloat()),
                _ => (name, number),
            };
            return field is NameOfAttribute or NumberOfAttribute;
        });
        return (name, number);
    }

    private static (string Name, OnnxWeight Weight) Weight(CodedInputStream message)
    {
        var (name, values) = (string.Empty, ByteString.Empty);
        List<long> sides = [];
        Walk(message, (field, weight) =>
        {
            switch (field)
            {
                case SidesOfWeight:
                    sides.Add(weight.ReadInt64());
                    return true;
                case ValuesOfWeight:
                    values = weight.ReadBytes();
                    return true;
                case NameOfWeight:
                    name = weight.ReadString();
                    return true;
                default:
                    return false;
            }
        });
        return (name, new OnnxWeight([.. sides], MemoryMarshal.Cast<byte, float>(values.Span).ToArray()));
    }

    /// <summary>Passes each field to a function, and skips those that it does not read.</summary>
    private static bool Walk(CodedInputStream message, Func<int, CodedInputStream, bool> read)
    {
        while (message.ReadTag() is > 0 and var tag)
        {
            if (!read(WireFormat.GetTagFieldNumber(tag), message))
            {
                message.SkipLastField();
            }
        }

        return true;
    }
}
