using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Analogy;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Serving;
using CoCosNet.Inference.Synthesis;
using CoCosNet.Model.Architectures;
using CoCosNet.Model.Matching.Refined;
using CoCosNet.Training.Evaluation.Matches;
using CoCosNet.Training.Evaluation.Painters;
using static TorchSharp.torch;

namespace CoCosNet.Training.Evaluation;

/// <summary>The model, the baselines and the ablation variants.</summary>
internal sealed class EvaluatedModels : IDisposable
{
    private readonly List<ITranslationModel> _loaded = [];
    private readonly List<ModelPainter> _variants = [];
    private readonly List<IPainter> _baselines = [new MeanColorPainter(), new ExemplarPainter()];

    /// <param name="folder">Folder of a model with the scenes' classes.</param>
    /// <param name="target">Device and precision.</param>
    /// <param name="ablations">Whether to load the ablation variants too.</param>
    /// <param name="float32">Whether to load the model in float32 too.</param>
    /// <param name="alone">Whether to leave out the baselines that are models.</param>
    /// <exception cref="ModelFolderException">The weights cannot be loaded.</exception>
    public EvaluatedModels(ModelFolder folder, ComputeTarget target, bool ablations, bool float32 = false, bool alone = false)
    {
        try
        {
            Model = Painter(folder.Manifest.Id, folder, target, Iterations.Add, out var model, out var network);
            WithoutMap = folder.ExemplarMap == ExemplarMapUse.Optional
                ? new ModelPainter($"{folder.Manifest.Id}, no exemplar map", model, withExemplarMap: false)
                : null;
            if (folder.Architecture is not { } architecture)
            {
                return;
            }

            if (float32)
            {
                Float32 = new ModelPainter("float32", Keep(ModelLoader.LoadModel(folder, target with { ComputeType = ScalarType.Float32 })));
            }

            if (!alone)
            {
                AddModelBaselines(folder, target, architecture, network);
            }

            if (ablations)
            {
                _variants.AddRange(ModelVariant.Of(architecture).Select(variant => Variant(folder, target, variant)));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public ModelPainter Model { get; }

    /// <summary>Errors of the model's iterations on the observed pairs.</summary>
    public IterationErrors Iterations { get; } = new();

    /// <summary>The model without the exemplar's map; null if it requires one.</summary>
    public ModelPainter? WithoutMap { get; }

    /// <summary>The model in float32; null if not requested.</summary>
    public ModelPainter? Float32 { get; }

    public IReadOnlyList<IPainter> Baselines => _baselines;

    public IReadOnlyList<ModelPainter> Variants => _variants;

    public void Dispose() => _loaded.ForEach(model => model.Dispose());

    private void AddModelBaselines(ModelFolder folder, ComputeTarget target, Architecture architecture, ITranslationModel? network)
    {
        if (network is not null)
        {
            _baselines.Add(new ModelPainter("generator", network));
        }

        _baselines.Add(new ModelPainter("analogy", Keep(new AnalogyModel(new SynthesisSettings()))));
        if (architecture.Matching != MatchingMode.Dense)
        {
            _baselines.Add(Variant(folder, target, ModelVariant.Dense));
        }
    }

    private ModelPainter Variant(ModelFolder folder, ComputeTarget target, ModelVariant variant)
    {
        var altered = folder with { Architecture = variant.Alter(folder.Architecture!) };
        if (!variant.UntrainedRefinement)
        {
            return Painter(variant.Name, altered, target);
        }

        var scratch = Directory.CreateTempSubdirectory("evaluation-");
        try
        {
            var weights = folder.Manifest.Weights!;
            var file = Path.Combine(scratch.FullName, "correspondence.safetensors");
            UntrainedRefinement.Write(folder.WeightFile(weights.Correspondence), file);

            // A full path overrides the folder.
            altered = altered with { Manifest = folder.Manifest with { Weights = weights with { Correspondence = file } } };
            return Painter(variant.Name, altered, target);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private ModelPainter Painter(string name, ModelFolder folder, ComputeTarget target) => Painter(name, folder, target, observe: null, out _, out _);

    /// <param name="name">Name in the tables.</param>
    /// <param name="folder">Folder of the model.</param>
    /// <param name="target">Device and precision.</param>
    /// <param name="observe">Receives the iterations of the network that matches all levels; may be null.</param>
    /// <param name="model">Receives the model.</param>
    /// <param name="network">Receives the model without its synthesis; null if it has no synthesis or no network.</param>
    private ModelPainter Painter(
        string name, ModelFolder folder, ComputeTarget target, Action<RefinementStep>? observe, out ITranslationModel model, out ITranslationModel? network)
    {
        var paints = folder.Architecture is not null && folder.Synthesis is not null;
        model = Keep(ModelLoader.LoadModel(folder, target, paints ? null : observe));
        network = paints ? Keep(ModelLoader.LoadModel(folder with { Synthesis = null }, target, observe)) : null;
        return new ModelPainter(name, model, network: network);
    }

    private ITranslationModel Keep(ITranslationModel model)
    {
        _loaded.Add(model);
        return model;
    }
}
