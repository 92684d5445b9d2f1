using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Client;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Tests.Jobs;

/// <summary>What tests hand in.</summary>
internal static class JobInputs
{
    public static TranslationInput Minimal { get; } = new() { Map = new SemanticMapFile(Form.Map), Exemplar = Form.Exemplar };
}
