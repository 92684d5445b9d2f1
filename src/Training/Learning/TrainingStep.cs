using CoCosNet.Model.Features;
using CoCosNet.Model.Matching;
using CoCosNet.Model.Matching.Refined;
using CoCosNet.Model.Networks;
using CoCosNet.Model.Ops;
using CoCosNet.Training.Configuration;
using CoCosNet.Training.Data.Batches;
using CoCosNet.Training.Learning.Losses;
using CoCosNet.Training.Learning.Losses.Vgg;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning;

/// <summary>
/// One step of joint training: correspondence and generator together, then the discriminator. All random choices are drawn from seed and
/// step, so that a resumed run takes the same steps.
/// </summary>
internal sealed class TrainingStep(TrainingConfig config, TrainingState state, int mapChannels, VggFeatures? vgg = null)
{
    private const int Coarsest = 1 << (PyramidEncoder.Levels - 1);

    private readonly OptimizerConfig _optimizer = config.Optimizer;
    private readonly LossTotal _total = new(config.Losses);
    private readonly PictureJudge _judge = new(config.Losses, vgg);

    /// <summary>Trains on one batch.</summary>
    /// <returns>The value of every loss, by name.</returns>
    public IReadOnlyDictionary<string, double> Run(BatchTensors batch, StageConfig stage, double rate, double temperature)
    {
        using var scope = NewDisposeScope();
        var random = new Random(unchecked((int)((config.Seed * 1_000_003L) + state.Step)));
        var moves = new List<RefinementStep>();
        state.Correspondence.Parameters.Iterates = !stage.GeneratorOnly;
        state.Generator.Parameters.Iterates = !stage.MatchingOnly;
        var network = new TranslationNetwork(
            state.Correspondence.Parameters.Root, state.Generator.Parameters.Root,
            config.ToArchitecture(mapChannels, stage.Size, temperature), move => moves.Add(Outlive(move, scope)));

        _total.Begin();
        var matches = stage.GeneratorOnly ? Serve(network, batch, random) : Match(network, batch, temperature, moves, random);
        if (!stage.MatchingOnly)
        {
            JudgePicture(network.Generate(matches, batch.Map), batch, stage, rate);
        }

        _total.Sum().backward();
        if (!stage.GeneratorOnly)
        {
            _total.Note("norm", state.Correspondence.Optimizer.Step(rate, _optimizer.LargestNorm));
        }

        if (!stage.MatchingOnly)
        {
            state.Generator.Optimizer.Step(rate, _optimizer.LargestNorm);
        }

        state.Discriminator.Optimizer.Forget();
        EndStep();
        state.Step++;
        return _total.Values;
    }

    /// <summary>Matches without gradient, as at inference; only the generator learns.</summary>
    private LevelMatch[] Serve(TranslationNetwork network, BatchTensors batch, Random random)
    {
        using var gradients = no_grad();
        var encoded = network.EncodeExemplar(batch.Exemplar, batch.ExemplarMap.mul(MapDrops.Draw(batch, config.MapDropShare, random)));
        return network.Match(network.Theta(network.EncodeMap(batch.Map), batch.Map, encoded), encoded.Features, batch.Exemplar);
    }

    private LevelMatch[] Match(TranslationNetwork network, BatchTensors batch, double temperature, List<RefinementStep> moves, Random random)
    {
        var tau = Scalars.Of((float)temperature);
        var kept = MapDrops.Draw(batch, config.MapDropShare, random);
        var encoded = network.EncodeExemplar(batch.Exemplar, batch.ExemplarMap.mul(kept));
        var phi = encoded.Features;

        // Where classes were misread, anchors exclude the true place; demanding it anyway would spoil the learned features.
        var known = config.Architecture.Anchors ? batch.FlowMask.mul(kept) : batch.FlowMask;
        var theta = network.Theta(network.EncodeMap(batch.Map), batch.Map, encoded);
        JudgeClasses(network, batch);
        var found = network.Match([.. theta.Select(t => t.detach())], [.. phi.Select(t => t.detach())], batch.Exemplar);

        var carried = cat([batch.Exemplar, batch.ExemplarMap], 1);
        var levels = new WeighedMatch[config.Architecture.LearnedLevels];
        for (var level = 0; level < levels.Length; level++)
        {
            var factor = Coarsest >> level;
            var values = Resize.Pool(carried, factor);
            var considered = found[level].Considered ?? found[level].Indices;
            levels[level] = level == 0
                ? MatchWeigher.Dense(theta[0], phi[0], values, tau)
                : MatchWeigher.Candidates(theta[level], phi[level], considered, values, tau);
            JudgeLevel(levels[level], batch, factor);
            JudgePlace(theta[level], phi[level], considered, levels[level], FlowTargets.At(batch.Flow, known, factor), tau, random);
        }

        var exemplar = Resize.Pool(batch.Exemplar, Coarsest);
        _total.Add("cycle", config.Losses.Cycle, CorrespondenceLosses.Cycle(levels[0].Scores, Picture(levels[0]), exemplar));
        JudgeDomain(network, batch, theta);
        JudgeMoves(batch, moves);
        GC.KeepAlive(tau);
        return [.. found.Select((match, i) => i < levels.Length ? new LevelMatch(match.Indices, AsServed(match.Warp, Picture(levels[i])), levels[i].Confidence) : match)];
    }

    private void JudgePicture(Tensor image, BatchTensors batch, StageConfig stage, double rate)
    {
        _judge.Add(_total, image, batch);
        if (stage.Adversarial)
        {
            var adversary = new Adversary(config, state.Discriminator, mapChannels, _total);
            adversary.Train(batch, image.detach(), rate * _optimizer.DiscriminatorFactor);
            adversary.Persuade(batch, image);
        }
    }

    private void JudgeLevel(WeighedMatch level, BatchTensors batch, int factor)
    {
        _total.Add("warp", config.Losses.Warp / PyramidEncoder.Levels, Scaled.Difference(Picture(level), Resize.Pool(batch.Truth, factor)));
        var map = level.Warped.narrow(1, 3, mapChannels);
        _total.Add(
            "class", config.Losses.Class / PyramidEncoder.Levels,
            CorrespondenceLosses.ClassAgreement(map, Resize.Pool(batch.Map, factor), batch.ExemplarMap));
    }

    private void JudgeClasses(TranslationNetwork network, BatchTensors batch)
    {
        if (network.Anchoring is LabelAnchoring anchoring && config.Losses.Labels > 0)
        {
            _total.Add("labels", config.Losses.Labels, CorrespondenceLosses.Labels(anchoring.ReadClasses(batch.Exemplar), batch.ExemplarMap));
        }
    }

    private void JudgePlace(Tensor theta, Tensor phi, Tensor found, WeighedMatch level, FlowTargets targets, Scalar tau, Random random)
    {
        var loss = level.Scores.shape[1] == level.Scores.shape[2]
            ? CorrespondenceLosses.DensePlace(level.Scores, targets)
            : CorrespondenceLosses.FinePlace(theta, phi, found, targets, tau, random);
        _total.Add("place", config.Losses.Place / PyramidEncoder.Levels, loss);
    }

    private void JudgeDomain(TranslationNetwork network, BatchTensors batch, Tensor[] theta)
    {
        // Only in every second step, because it needs another pass of the pyramid.
        if (config.Losses.Domain <= 0 || state.Step % 2 == 1)
        {
            return;
        }

        var truth = network.EncodeExemplar(batch.Truth, batch.Map).Features;
        for (var level = 0; level < theta.Length; level++)
        {
            _total.Add("domain", config.Losses.Domain / theta.Length, CorrespondenceLosses.DomainAlignment(theta[level], truth[level]));
        }
    }

    private void JudgeMoves(BatchTensors batch, List<RefinementStep> moves)
    {
        _total.Add("refinement", config.Losses.Refinement, RefinementLosses.Sequence(moves, batch.Flow, batch.FlowMask));
    }

    /// <summary>
    /// The warp that the generator gets at inference, of one match per pixel, with the gradient of the softmax over the candidates
    /// (straight-through estimator).
    /// </summary>
    private static Tensor AsServed(Tensor warp, Tensor weighed) => warp.add(weighed.sub(weighed.detach()), Scalars.One);

    private static Tensor Picture(WeighedMatch level) => level.Warped.narrow(1, 0, 3);

    internal static RefinementStep Outlive(RefinementStep move, DisposeScope scope)
    {
        foreach (var tensor in new[] { move.Best, move.Positions, move.TrustLogit }.OfType<Tensor>())
        {
            scope.Attach(tensor.DetachFromDisposeScope());
        }

        return move;
    }

    private void EndStep()
    {
        state.Correspondence.Parameters.EndStep();
        state.Generator.Parameters.EndStep();
        state.Discriminator.Parameters.EndStep();
    }
}
