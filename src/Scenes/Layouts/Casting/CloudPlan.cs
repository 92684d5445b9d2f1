namespace CoCosNet.Scenes.Layouts.Casting;

/// <summary>How many clouds and of which kind.</summary>
/// <param name="Amount">0 (none) … 1 (most of the sky).</param>
/// <param name="Flatness">0 (heaped) … 1 (drawn out in bands).</param>
internal readonly record struct CloudPlan(float Amount, float Flatness);
