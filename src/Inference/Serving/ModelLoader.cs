using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Analogy;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Serving.Caching;
using CoCosNet.Inference.Serving.Repainting;
using CoCosNet.Model.Matching.Refined;
using CoCosNet.Model.Weights;

namespace CoCosNet.Inference.Serving;

/// <summary>Loads models from validated folders.</summary>
internal static class ModelLoader
{
    /// <summary>Loads a model for serving.</summary>
    /// <param name="folder">The folder of the model.</param>
    /// <param name="target">Device and precision.</param>
    /// <param name="encodings">Caches maps and exemplars.</param>
    /// <param name="results">Keeps results that later requests may continue; null keeps none.</param>
    /// <exception cref="ModelFolderException">The weights or the semantics cannot be used.</exception>
    public static ServedModel Load(ModelFolder folder, ComputeTarget target, EncodingCache encodings, ResultCache? results = null) => Guard(() =>
    {
        var description = Describe(folder, target);
        var model = Create(folder, target);
        var reader = SemanticReaders.Create(
            folder.Kind, folder.Manifest.Semantics.Classes, folder.Channels, PictureLimits.Default, folder.Manifest.Semantics.Ignore,
            asLabels: folder.Architecture is null);
        return new ServedModel(description with { Notes = model.Notes }, model, reader, encodings)
        {
            Results = results,
            OpenLabelModel = description.OpenLabels && folder.Synthesis is { } synthesis ? new AnalogyModel(synthesis) : null,
        };
    });

    /// <summary>Loads the model alone, without the readers and encoders around it.</summary>
    /// <param name="folder">The folder of the model.</param>
    /// <param name="target">Device and precision.</param>
    /// <param name="observe">Receives every iteration of mode <c>refined</c>; may be null.</param>
    /// <exception cref="ModelFolderException">The weights cannot be used.</exception>
    public static ITranslationModel LoadModel(ModelFolder folder, ComputeTarget target, Action<RefinementStep>? observe = null) =>
        Guard(() => Create(folder, target, observe));

    /// <summary>Computes the digest of a folder's manifest and weight files.</summary>
    public static string Digest(ModelFolder folder)
    {
        string[] files = folder.Manifest.Weights is { } weights
            ? [ManifestReader.FileName, weights.Correspondence, weights.Generator]
            : [ManifestReader.FileName];
        return ModelDigest.Compute(files.Select(folder.WeightFile));
    }

    private static T Guard<T>(Func<T> load)
    {
        try
        {
            return load();
        }
        catch (Exception exception) when (exception is CheckpointException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new ModelFolderException(exception.Message, exception);
        }
    }

    private static ITranslationModel Create(ModelFolder folder, ComputeTarget target, Action<RefinementStep>? observe = null)
    {
        if (folder.Architecture is not { } architecture)
        {
            return new AnalogyModel(folder.Synthesis!);
        }

        var weights = folder.Manifest.Weights!;
        return new NeuralModel(
            architecture, folder.WeightFile(weights.Correspondence), folder.WeightFile(weights.Generator), target.Device, target.ComputeType, observe,
            folder.Synthesis);
    }

    private static ModelDescription Describe(ModelFolder folder, ComputeTarget target)
    {
        var manifest = folder.Manifest;
        return new ModelDescription
        {
            Id = manifest.Id,
            Name = manifest.Name,
            Semantics = folder.Kind,
            Classes = manifest.Semantics.Classes,
            Channels = folder.Channels,
            ExemplarMap = folder.ExemplarMap,
            Size = manifest.Architecture.Size,
            Matching = manifest.Architecture.Matching,
            OpenLabels = folder is { Kind: SemanticsKind.Labels, Synthesis: not null },
            Seeds = folder.Synthesis is not null,
            ReadsPictures = folder.Kind == SemanticsKind.Edges || folder.Architecture is { Anchors: true },
            Precision = folder.Architecture is null ? "float32" : target.PrecisionName,
            Device = folder.Architecture is null ? "cpu" : target.DeviceName,
            Digest = Digest(folder),
            License = manifest.License,
        };
    }
}
