namespace CoCosNet.Training.Data;

/// <summary>For every pixel of a picture, the corresponding place in another picture.</summary>
/// <param name="Rows">H×W, row-major: the row in the other picture, in pixels (0 is the centre of the first row); NaN if it is not visible
/// there.</param>
/// <param name="Columns">H×W: the column, likewise.</param>
internal sealed record FlowField(float[] Rows, float[] Columns);
