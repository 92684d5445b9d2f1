namespace CoCosNet.Training.Learning;

/// <summary>Constants of <see cref="Adam"/>.</summary>
/// <param name="Beta1">Decay of the gradient's mean.</param>
/// <param name="Beta2">Decay of the squared gradient's mean.</param>
/// <param name="MeanDecay">Decay of the parameters' running mean.</param>
/// <param name="FromLearned">Whether the initial parameters are trained. Trained ones keep their full weight in the running mean; random
/// ones are soon forgotten.</param>
internal sealed record AdamSettings(float Beta1, float Beta2, double MeanDecay, bool FromLearned = false);
