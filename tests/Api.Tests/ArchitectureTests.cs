using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using CoCosNet.Api.Hosting;
using CoCosNet.Cli.Outcomes;
using CoCosNet.Client;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Hosting;
using CoCosNet.Inference.Workers;
using CoCosNet.Model.Networks;

namespace CoCosNet.Api.Tests;

/// <summary>Dependencies point one way: Contracts and Model ← Inference ← Api, Contracts ← Client, and both ← Cli.</summary>
public sealed class ArchitectureTests
{
    [Theory]
    [InlineData("Contracts")]
    [InlineData("Scenes")]
    [InlineData("Client", "Contracts")]
    [InlineData("Model")]
    [InlineData("Inference", "Contracts", "Model")]
    [InlineData("Api", "Contracts", "Inference")]
    [InlineData("Cli", "Client", "Contracts", "Inference")]
    public void Project_References_OnlyWhatLiesBelowIt(string project, params string[] allowed)
    {
        var file = XDocument.Load(Repository.PathOf("src", project, $"CoCosNet.{project}.csproj"));

        var referenced = file.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.Subset(Names(allowed), referenced.ToHashSet());
    }

    [Fact]
    public void Assemblies_Reference_OnlyWhatLiesBelowThem()
    {
        AssertReferences(typeof(ITranslator).Assembly);
        AssertReferences(typeof(CoCosNetClient).Assembly, "Contracts");
        AssertReferences(typeof(TranslationNetwork).Assembly);
        AssertReferences(typeof(InferenceServiceCollectionExtensions).Assembly, "Contracts", "Model");
        AssertReferences(typeof(ApiHost).Assembly, "Contracts", "Inference");
        AssertReferences(typeof(CliException).Assembly, "Client", "Contracts", "Inference");
    }

    [Fact]
    public void Inference_HasAPublicEntryForEachRole()
    {
        var entries = typeof(InferenceServiceCollectionExtensions).Assembly.GetExportedTypes().Select(type => type.Name).Order(StringComparer.Ordinal);
        Assert.Equal([nameof(InferenceServiceCollectionExtensions), nameof(InferenceWorker)], entries);
    }

    [Theory]
    [InlineData(typeof(ApiHost))]
    [InlineData(typeof(CliException))]
    public void Programs_UseOfInference_OnlyItsEntries(Type ofProgram)
    {
        using var file = new PEReader(File.OpenRead(ofProgram.Assembly.Location));
        var metadata = file.GetMetadataReader();

        var used = metadata.TypeReferences
            .Select(metadata.GetTypeReference)
            .Where(type => AssemblyOf(metadata, type) == "CoCosNet.Inference")
            .Select(type => metadata.GetString(type.Name));

        Assert.Equal([nameof(InferenceServiceCollectionExtensions), nameof(InferenceWorker)], used.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Contracts")]
    [InlineData("Api")]
    [InlineData("Client")]
    [InlineData("Cli")]
    public void Namespaces_OfAProject_DependInOneDirection(string project) => Assert.Empty(Read(project).NamespaceCycles());

    [Theory]
    [InlineData("Model")]
    [InlineData("Inference")]
    public void Folders_BesideEachOther_DependInOneDirection(string project) => Assert.Empty(Read(project).FolderCycles());

    private static CodeMap Read(string project) => CodeMap.Read(Path.Combine(AppContext.BaseDirectory, $"CoCosNet.{project}.dll"));

    private static void AssertReferences(Assembly assembly, params string[] allowed)
    {
        var referenced = assembly.GetReferencedAssemblies().Select(name => name.Name!);
        Assert.Subset(Names(allowed), referenced.Where(name => name.StartsWith("CoCosNet.", StringComparison.Ordinal)).ToHashSet());
    }

    private static string? AssemblyOf(MetadataReader metadata, TypeReference type) => type.ResolutionScope.Kind == HandleKind.AssemblyReference
        ? metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)
        : null;

    private static HashSet<string> Names(IEnumerable<string> projects) => [.. projects.Select(project => $"CoCosNet.{project}")];
}
