namespace CoCosNet.Training.Learning;

/// <summary>Constants of <see cref="Adam"/>.</summary>
/// <param name="Beta1">Decay of the gradient's mean.</param>
/// <param name="Beta2">Decay of the squared gradient's mean.</param>
/// <param name="MeanDecay">Decay of the parameters' running mean.</param>
/// <param name="FromLearned">Whether the parameters begin as learned ones, which count in the mean as if many steps had led to them; those that begin
/// at random are soon forgotten.</param>
internal sealed record AdamSettings(float Beta1, float Beta2, double MeanDecay, bool FromLearned = false);
