namespace CoCosNet.Contracts.Translations;

/// <summary>How far a translation is.</summary>
/// <param name="Stage">What it does now.</param>
/// <param name="Fraction">Of the whole work, 0 to 1; never falls.</param>
/// <param name="Preview">The warp of a level that has just been matched; null otherwise, and where the request wants no previews.</param>
public sealed record TranslationProgress(TranslationStage Stage, double Fraction, WarpPicture? Preview = null);
