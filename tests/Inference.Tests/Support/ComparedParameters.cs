using CoCosNet.Model.Weights;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Support;

/// <summary>Hands out one source's parameters and asserts that another has the same bits.</summary>
internal sealed class ComparedParameters(IParameterSource expected, IParameterSource actual) : IParameterSource
{
    public ScalarType ComputeType => expected.ComputeType;

    public Device Device => expected.Device;

    public Tensor Take(string key, params ReadOnlySpan<long> shape)
    {
        var parameter = expected.Take(key, shape);
        Assert.True(parameter.bytes.SequenceEqual(actual.Take(key, shape).bytes), key);
        return parameter;
    }

    public void Alias(string key, string original)
    {
        expected.Alias(key, original);
        actual.Alias(key, original);
    }

    public Tensor Keep(Tensor derived) => expected.Keep(derived);
}
