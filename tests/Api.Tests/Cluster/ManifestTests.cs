using System.Reflection;
using System.Text.RegularExpressions;
using CoCosNet.Api.Hosting;
using CoCosNet.Inference.Hosting;
using k8s;
using k8s.Models;

namespace CoCosNet.Api.Tests.Cluster;

/// <summary>What <c>deploy/</c> and <c>docker-compose.yml</c> say against the types of Kubernetes and the settings that the program knows.</summary>
public sealed partial class ManifestTests
{
    /// <summary>Settings that no options class holds.</summary>
    private static readonly string[] Others = ["Role", "Jobs__Store", "COCOSNET_API_PASSWORD", "COCOSNET_WORKER_PASSWORD", "COCOSNET_PUBLISHER_PASSWORD", "POD_NAME"];

    public static TheoryData<string> Manifests => [.. Directory.GetFiles(Repository.PathOf("deploy", "kubernetes"), "*.yaml").Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Kubernetes_EveryDocument_IsOfItsType(string file)
    {
        foreach (var document in Documents(file))
        {
            if (document.Contains("kind: ScaledObject", StringComparison.Ordinal))
            {
                // KEDA's own type; the rest of its document is plain data.
                continue;
            }

            var parsed = Assert.Single(KubernetesYaml.LoadAllFromString(document, strict: true));
            Assert.NotEmpty(((IKubernetesObject<V1ObjectMeta>)parsed).Metadata.Name);
        }
    }

    [Fact]
    public void Kubernetes_EnvironmentOfContainers_NamesSettingsThatExist()
    {
        var known = KnownSettings();
        var deployments = Directory.GetFiles(Repository.PathOf("deploy", "kubernetes"), "*.yaml")
            .SelectMany(file => Documents(Path.GetFileName(file)))
            .Where(document => document.Contains("kind: Deployment", StringComparison.Ordinal))
            .Select(document => KubernetesYaml.Deserialize<V1Deployment>(document, strict: true))
            .ToArray();
        Assert.NotEmpty(deployments);
        foreach (var container in deployments.SelectMany(deployment => deployment.Spec.Template.Spec.Containers))
        {
            Assert.All(container.Env, variable => Assert.Contains(variable.Name, known));
            Assert.NotNull(container.ReadinessProbe);
            Assert.NotNull(container.LivenessProbe);
        }
    }

    [Fact]
    public void Compose_EnvironmentOfServices_NamesSettingsThatExist()
    {
        var known = KnownSettings();
        var named = Setting().Matches(File.ReadAllText(Repository.PathOf("docker-compose.yml"))).Select(match => match.Groups["name"].Value).ToArray();
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name, known));
    }

    /// <summary>NATS does not start while a variable of its configuration is unset.</summary>
    [Theory]
    [InlineData("docker-compose.yml")]
    [InlineData("deploy/kubernetes/nats.yaml")]
    public void Nats_VariablesOfItsConfiguration_AreSet(string file)
    {
        var text = File.ReadAllText(Repository.PathOf(file));
        var used = Variable().Matches(File.ReadAllText(Repository.PathOf("deploy", "nats", "permissions.conf"))).Select(match => match.Groups["name"].Value).ToArray();
        Assert.Equal(3, used.Length);
        Assert.All(used, name => Assert.Matches($@"(- name: {name}\n|\n\s+{name}: )", text));
    }

    private static string[] Documents(string file) =>
        File.ReadAllText(Repository.PathOf("deploy", "kubernetes", file)).Split("\n---\n", StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Every property of every class that names its section, as an environment variable.</summary>
    private static HashSet<string> KnownSettings()
    {
        var names = new HashSet<string>(Others, StringComparer.Ordinal);
        foreach (var assembly in new[] { typeof(ApiHost).Assembly, typeof(InferenceServiceCollectionExtensions).Assembly })
        {
            foreach (var type in assembly.GetTypes())
            {
                if (type.GetField("Section", BindingFlags.Static | BindingFlags.Public | BindingFlags.FlattenHierarchy)?.GetRawConstantValue() is string section)
                {
                    names.UnionWith(type.GetProperties().Select(property => $"{section.Replace(":", "__", StringComparison.Ordinal)}__{property.Name}"));
                }
            }
        }

        return names;
    }

    [GeneratedRegex(@"\$(?<name>COCOSNET_\w+)$", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex(@"^\s+(?<name>(Role|[A-Z][A-Za-z]+__[A-Za-z_]+)):", RegexOptions.Multiline)]
    private static partial Regex Setting();
}
