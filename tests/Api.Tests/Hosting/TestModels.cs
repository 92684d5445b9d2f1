using CoCosNet.Contracts.Models;

namespace CoCosNet.Api.Tests.Hosting;

/// <summary>Models in every state.</summary>
internal static class TestModels
{
    public static ModelStatus Ready(string id) => new() { Id = id, State = ModelState.Ready, Description = Describe(id) };

    public static ModelStatus Loading(string id) => new() { Id = id, State = ModelState.Loading, Description = Describe(id) };

    public static ModelStatus Broken(string id) => new() { Id = id, State = ModelState.Broken, Problem = "model.json is missing." };

    private static ModelDescription Describe(string id) => new()
    {
        Id = id,
        Name = $"Model {id}",
        Semantics = SemanticsKind.Labels,
        Classes = [new SemanticClass(0, "sky", "#87ceeb"), new SemanticClass(1, "grass", "#3cb371")],
        Channels = 2,
        ExemplarMap = ExemplarMapUse.Required,
        Size = 256,
        Matching = "analogy",
        Precision = "float32",
        Device = "cpu",
        Digest = FakeTranslator.Digest,
        License = "MIT",
    };
}
