using System.Text.RegularExpressions;
using CoCosNet.Model.Weights.Files;

namespace CoCosNet.Model.Weights.Tensors;

/// <summary>
/// Converts tensor names of training code to those of the bare network: removes a wrapper's prefix that all names have, and converts the names of
/// PyTorch's newer parametrizations to those of the older hooks, <c>weight_orig</c>, <c>weight_u</c>, <c>weight_v</c> (spectral
/// norm) and <c>weight_g</c>, <c>weight_v</c> (weight norm). Values do not change.
/// </summary>
internal static partial class TensorNames
{
    /// <summary>Prefixes of DataParallel, DistributedDataParallel and torch.compile.</summary>
    private static readonly string[] WrapperPrefixes = ["module.", "_orig_mod."];

    private static readonly Dictionary<string, string> Suffixes = new(StringComparer.Ordinal)
    {
        ["original"] = "_orig",
        ["0._u"] = "_u",
        ["0._v"] = "_v",
        ["original0"] = "_g",
        ["original1"] = "_v",
    };

    /// <summary>Returns the plan with plain names, and notes about the changes.</summary>
    /// <exception cref="CheckpointException">Two tensors get the same name.</exception>
    public static CheckpointPlan Mend(CheckpointPlan plan)
    {
        var (tensors, notes) = (plan.Tensors, new List<string>(plan.Notes));
        while (PrefixOf(tensors) is { } prefix)
        {
            tensors = [.. tensors.Select(tensor => tensor with { Name = tensor.Name[prefix.Length..] })];
            notes.Add($"All names began with '{prefix}'; it was left out.");
        }

        var renamed = tensors.Select(tensor => tensor with { Name = Plain(tensor.Name) }).ToList();
        var count = renamed.Zip(tensors).Count(pair => pair.First.Name != pair.Second.Name);
        if (count > 0)
        {
            notes.Add($"{count} names of parametrizations, such as {UntrustedText.Quote(tensors.First(tensor => Plain(tensor.Name) != tensor.Name).Name)}, were taken for those of the older hooks.");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        return renamed.Find(tensor => !names.Add(tensor.Name)) is { } twice
            ? throw new CheckpointException(CheckpointError.DuplicateKey, $"The tensor {UntrustedText.Quote(twice.Name)} occurs twice, once as a parametrization.")
            : plan with { Tensors = renamed, Notes = notes };
    }

    private static string? PrefixOf(IReadOnlyList<PlannedTensor> tensors) => WrapperPrefixes.FirstOrDefault(prefix =>
        tensors.Count > 0 && tensors.All(tensor => tensor.Name.Length > prefix.Length && tensor.Name.StartsWith(prefix, StringComparison.Ordinal)));

    private static string Plain(string name) => Parametrization().Match(name) is { Success: true } match
        ? $"{match.Groups["module"].Value}{match.Groups["name"].Value}{Suffixes[match.Groups["part"].Value]}"
        : name;

    [GeneratedRegex(@"^(?<module>([^.]+\.)*)parametrizations\.(?<name>[^.]+)\.(?<part>original[01]?|0\._[uv])$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Parametrization();
}
