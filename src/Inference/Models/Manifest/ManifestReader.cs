using System.Globalization;
using System.Text.Json;
using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Semantics.Labels;
using CoCosNet.Inference.Synthesis;
using CoCosNet.Model.Architectures;
using CoCosNet.Model.Features;
using CoCosNet.Model.Layers;

namespace CoCosNet.Inference.Models.Manifest;

/// <summary>Reads and validates <c>model.json</c>; reports all problems at once.</summary>
internal static class ManifestReader
{
    public const string FileName = "model.json";
    private const long MaximumBytes = 1 << 20;
    private const string Analogy = "analogy";

    /// <exception cref="ModelFolderException">The manifest is missing, unreadable or inconsistent.</exception>
    public static ModelFolder Read(string folder)
    {
        var manifest = Parse(Path.Combine(folder, FileName));
        var problems = new ManifestProblems();
        var (architecture, semantics) = (manifest.Architecture, manifest.Semantics);
        RefuseNulls(semantics);

        problems.Unless(manifest.Id.Length is > 0 and <= 64 && manifest.Id.All(IsIdLetter), "id", "takes 1 to 64 of a-z, 0-9, '-', '_' and '.'");
        problems.Unless(manifest.Name.Length is > 0 and <= 200, "name", "takes 1 to 200 characters");
        problems.Unless(
            architecture.Size is >= ComputingGrid.MinimumSide and <= ComputingGrid.MaximumSide
                && architecture.Size % ComputingGrid.SideMultiple == 0,
            "architecture.size",
            $"is {architecture.Size}; it takes a multiple of {ComputingGrid.SideMultiple} from {ComputingGrid.MinimumSide} to {ComputingGrid.MaximumSide}");
        problems.Unless(architecture.Iterations is >= 1 and <= 32, "architecture.iterations", $"is {architecture.Iterations}; it takes 1 to 32");
        var kind = problems.Choice("semantics.kind", semantics.Kind, [.. Enum.GetNames<SemanticsKind>().Select(name => name.ToLowerInvariant())]);
        var use = problems.Choice("exemplarMap", manifest.ExemplarMap, ["required", "optional"]);
        var matching = problems.Choice("architecture.matching", architecture.Matching, ["released", "dense", "refined", Analogy]);
        problems.Unless(
            !architecture.Anchors || (kind == "labels" && matching == "refined"),
            "architecture.anchors", "belongs to kind labels and matching refined only");
        problems.Unless(
            architecture.LearnedLevels is null or PyramidEncoder.Levels || (architecture.LearnedLevels is >= 1 and < PyramidEncoder.Levels && architecture.Anchors),
            "architecture.learnedLevels", $"is {architecture.LearnedLevels}; it takes {PyramidEncoder.Levels}, or 1 to {PyramidEncoder.Levels - 1} beside anchors");
        problems.Unless(
            !architecture.HalfSizePyramids || architecture.LearnedLevels < PyramidEncoder.Levels,
            "architecture.halfSizePyramids", $"takes architecture.learnedLevels from 1 to {PyramidEncoder.Levels - 1}");
        var channels = CheckSemantics(problems, kind, semantics, architecture, asLabels: matching == Analogy);
        CheckIgnore(problems, kind, semantics);
        CheckStandIns(problems, semantics, architecture.Anchors);
        CheckSynthesis(problems, manifest.Synthesis, architecture.Anchors);
        problems.Unless(
            (matching != Analogy && manifest.Synthesis is null) || semantics.Classes.Count <= SynthesisSettings.MaximumClasses,
            "semantics.classes",
            $"has {semantics.Classes.Count} classes; the texture synthesis takes at most {SynthesisSettings.MaximumClasses}");
        if (matching == Analogy)
        {
            problems.Unless(kind != "tensor", "semantics.kind", "must be labels, pose or edges for matching analogy");
            problems.Unless(manifest.Weights is null, "weights", "has no place beside matching analogy, which needs none");
        }
        else
        {
            CheckNetwork(problems, architecture);
            CheckWeights(problems, folder, manifest.Weights);
        }

        problems.ThrowIfAny(FileName);
        return new ModelFolder
        {
            Path = folder,
            Manifest = manifest,
            Kind = Enum.Parse<SemanticsKind>(kind, ignoreCase: true),
            Channels = channels,
            ExemplarMap = Enum.Parse<ExemplarMapUse>(use, ignoreCase: true),
            Architecture = matching == Analogy ? null : ToArchitecture(architecture, semantics, channels),
            Synthesis = matching == Analogy ? new SynthesisSettings { Rounds = architecture.Iterations } : ToSettings(manifest.Synthesis),
        };
    }

    private static ModelManifest Parse(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                throw new ModelFolderException($"There is no {FileName} in it.");
            }

            if (file.Length > MaximumBytes)
            {
                throw new ModelFolderException($"{FileName} has {file.Length} bytes; at most {MaximumBytes} are read.");
            }

            return JsonSerializer.Deserialize(File.ReadAllBytes(path), ManifestJsonContext.Default.ModelManifest)
                ?? throw new ModelFolderException($"{FileName} is null.");
        }
        catch (JsonException exception)
        {
            throw new ModelFolderException($"{FileName}: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ModelFolderException($"{FileName} cannot be read.", exception);
        }
    }

    /// <summary>JSON's reader refuses null as a member, and not as an item of a list.</summary>
    private static void RefuseNulls(ManifestSemantics semantics)
    {
        var lists = semantics.StandIns.Values.Prepend(semantics.Ignore);
        if (semantics.Classes.Any(item => item is null) || lists.Any(list => list is null || list.Any(item => item is null)))
        {
            throw new ModelFolderException($"{FileName}: a list of semantics has null in it; leave it out.");
        }
    }

    private static int CheckSemantics(ManifestProblems problems, string kind, ManifestSemantics semantics, ManifestArchitecture architecture, bool asLabels)
    {
        problems.Unless(kind == "labels" || semantics.Classes.Count == 0, "semantics.classes", "belongs to kind labels only");
        problems.Unless(kind != "labels" || semantics.Classes.Count > 0, "semantics.classes", "lists the classes of kind labels");
        var channels = SemanticReaders.Channels(
            Enum.Parse<SemanticsKind>(kind, ignoreCase: true), semantics.Classes.Count, architecture.LabelChannels ?? 0, asLabels);
        problems.Unless(kind != "tensor" || channels is >= 1 and <= 512, "architecture.labelChannels", $"is {channels}; kind tensor takes 1 to 512");
        problems.Unless(
            (architecture.LabelChannels ?? channels) == channels,
            "architecture.labelChannels", $"is {architecture.LabelChannels}, but semantics of kind {kind} have {channels} here");
        return channels;
    }

    private static void CheckIgnore(ManifestProblems problems, string kind, ManifestSemantics semantics)
    {
        problems.Unless(kind == "labels" || semantics.Ignore.Count == 0, "semantics.ignore", "belongs to kind labels only");
        foreach (var text in semantics.Ignore.Where(text => !IgnoreSet.IsValid(text, semantics.Classes)))
        {
            problems.Unless(false, "semantics.ignore", $"has '{text}'; it takes ids from 0 to 255 as texts, colours as #rrggbb, names of classes and 'transparent'");
        }
    }

    private static void CheckStandIns(ManifestProblems problems, ManifestSemantics semantics, bool anchors)
    {
        problems.Unless(anchors || semantics.StandIns.Count == 0, "semantics.standIns", "belongs to architecture.anchors only");
        var names = semantics.Classes.Select(c => c.Name).ToHashSet();
        foreach (var name in semantics.StandIns.SelectMany(pair => pair.Value.Prepend(pair.Key)).Where(name => !names.Contains(name)).Distinct())
        {
            problems.Unless(false, "semantics.standIns", $"names '{name}', which is not a class of the model");
        }
    }

    private static void CheckSynthesis(ManifestProblems problems, ManifestSynthesis? synthesis, bool anchors)
    {
        problems.Unless(synthesis is null || anchors, "synthesis", "belongs to architecture.anchors only");
        problems.Unless(synthesis is null or { Rounds: >= 1 and <= 32 }, "synthesis.rounds", $"is {synthesis?.Rounds}; it takes 1 to 32");
        problems.Unless(
            synthesis is null or { Uniformity: >= 0 and <= 1000 },
            "synthesis.uniformity", string.Create(CultureInfo.InvariantCulture, $"is {synthesis?.Uniformity}; it takes 0 to 1000"));
    }

    private static SynthesisSettings? ToSettings(ManifestSynthesis? synthesis) =>
        synthesis is null ? null : new SynthesisSettings { Rounds = synthesis.Rounds, Uniformity = synthesis.Uniformity };

    private static IReadOnlyList<int> StandInsOf(SemanticClass label, ManifestSemantics semantics) =>
        [.. semantics.StandIns.GetValueOrDefault(label.Name, []).Select(name => semantics.Classes.First(c => c.Name == name).Id)];

    private static void CheckNetwork(ManifestProblems problems, ManifestArchitecture architecture)
    {
        problems.Unless(architecture.LabelChannels is not null, "architecture.labelChannels", "is missing");
        problems.Unless(architecture.FeatureChannels is >= 2 and <= 256, "architecture.featureChannels", "takes 2 to 256");
        problems.Unless(architecture.GeneratorChannels is >= 2 and <= 512, "architecture.generatorChannels", "takes 2 to 512");
        foreach (var (member, width) in Widths(architecture))
        {
            problems.Unless(width is null or (>= 2 and <= 512), $"architecture.{member}", $"is {width}; it takes 2 to 512");
        }

        problems.Unless(
            architecture.RefinementChannels is null || architecture.Matching == "refined",
            "architecture.refinementChannels", "belongs to matching refined only");
        problems.Unless(
            float.IsFinite(architecture.Temperature) && architecture.Temperature > 0, "architecture.temperature", "must be above 0");
        var order = Order(architecture);
        problems.Unless(order.All(letter => letter is 'h' or 'v'), "architecture.propagationOrder", $"is '{order}'; it takes the letters h and v");
        problems.Unless(
            order.Length == architecture.Iterations,
            "architecture.propagationOrder", $"has {order.Length} letters for {architecture.Iterations} iterations; it takes one each");
    }

    private static void CheckWeights(ManifestProblems problems, string folder, ManifestWeights? weights)
    {
        problems.Unless(weights is not null, "weights", "names the files of correspondence and generator");
        foreach (var (field, name) in new[] { ("correspondence", weights?.Correspondence), ("generator", weights?.Generator) })
        {
            if (name is null)
            {
                continue;
            }

            var plain = name.Length > 0 && name == Path.GetFileName(name) && name is not "." and not "..";
            problems.Unless(plain, $"weights.{field}", $"is '{name}'; it takes the name of a file in the model's folder");
            problems.Unless(!plain || File.Exists(Path.Combine(folder, name)), $"weights.{field}", $"names '{name}', which is not in the folder");
        }
    }

    private static Architecture ToArchitecture(ManifestArchitecture manifest, ManifestSemantics semantics, int channels) => new()
    {
        LabelChannels = channels,
        FeatureChannels = manifest.FeatureChannels!.Value,
        GeneratorChannels = manifest.GeneratorChannels!.Value,
        Size = manifest.Size,
        Iterations = manifest.Iterations,
        Temperature = manifest.Temperature,
        PropagationOrder = Order(manifest),
        EncoderSpadeChannels = manifest.EncoderSpadeChannels ?? SpadeNorms.ReleasedHiddenChannels,
        GeneratorSpadeChannels = manifest.GeneratorSpadeChannels ?? SpadeNorms.ReleasedHiddenChannels,
        RefinementChannels = manifest.RefinementChannels ?? Model.Architectures.Architecture.DefaultRefinementChannels,
        Anchors = manifest.Anchors,
        LearnedLevels = manifest.LearnedLevels ?? PyramidEncoder.Levels,
        HalfSizePyramids = manifest.HalfSizePyramids,
        StandIns = semantics.StandIns.Count == 0 ? [] : [.. semantics.Classes.Select(c => StandInsOf(c, semantics))],
        Matching = Enum.Parse<MatchingMode>(manifest.Matching, ignoreCase: true),
    };

    private static (string Member, int? Width)[] Widths(ManifestArchitecture architecture) =>
    [
        ("encoderSpadeChannels", architecture.EncoderSpadeChannels),
        ("generatorSpadeChannels", architecture.GeneratorSpadeChannels),
        ("refinementChannels", architecture.RefinementChannels),
    ];

    private static string Order(ManifestArchitecture architecture) =>
        architecture.PropagationOrder ?? string.Concat(Enumerable.Range(0, Math.Clamp(architecture.Iterations, 0, 32)).Select(i => i % 2 == 0 ? 'h' : 'v'));

    private static bool IsIdLetter(char letter) => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_' or '.';
}
