namespace CoCosNet.Scenes.Layouts.Casting;

/// <summary>The amount and kind of clouds.</summary>
/// <param name="Amount">0 (few) … 1 (most of the sky).</param>
/// <param name="Flatness">0 (heaped) … 1 (stretched into bands).</param>
internal readonly record struct CloudPlan(float Amount, float Flatness);
