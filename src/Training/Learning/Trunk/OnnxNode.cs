namespace CoCosNet.Training.Learning.Trunk;

/// <summary>An operator.</summary>
/// <param name="Operator">Its type, such as <c>Conv</c>.</param>
/// <param name="Inputs">Names of results and weights.</param>
/// <param name="Numbers">Attributes that are single numbers, by name; others are 0.</param>
internal sealed record OnnxNode(string Operator, IReadOnlyList<string> Inputs, IReadOnlyDictionary<string, float> Numbers);
