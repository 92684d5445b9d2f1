namespace CoCosNet.Contracts.Translations;

/// <summary>A pixel of the result (or, in an answer, of the exemplar at the result's size).</summary>
/// <param name="X">Column, 0 is left.</param>
/// <param name="Y">Row, 0 is at the top.</param>
public readonly record struct PixelPosition(int X, int Y);
