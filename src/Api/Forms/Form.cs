using System.Text;
using CoCosNet.Api.Answers;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Content;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Forms;

/// <summary>The fields that a client sent, by name. This is the one place where fields become a <see cref="TranslationRequest"/>.</summary>
internal sealed class Form
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    /// <summary>Records that a part with this name arrived and refuses one too many.</summary>
    /// <exception cref="RequestException">The name arrived before, or too often if it may be repeated.</exception>
    public void Claim(string name)
    {
        var times = _seen.GetValueOrDefault(name) + 1;
        _seen[name] = times;
        if (FormFields.Repeatable.Contains(name))
        {
            if (times > TranslationOptions.MaximumProbes)
            {
                throw new RequestException(
                    HttpProblems.DuplicateField, name, $"The form has '{name}' more than {TranslationOptions.MaximumProbes} times.");
            }
        }
        else if (times > 1)
        {
            throw new RequestException(HttpProblems.DuplicateField, name, $"The form has '{name}' more than once; send it once.");
        }
    }

    public void AddFile(string name, ReadOnlyMemory<byte> content) => _files.Add(name, content);

    /// <summary>Appends a repeated text to the earlier ones.</summary>
    public void AddText(string name, string value) =>
        _texts[name] = _texts.TryGetValue(name, out var before) ? $"{before}{FormFields.ProbeSeparator}{value}" : value;

    /// <summary>Id of the stored exemplar that the form names, or null.</summary>
    /// <exception cref="RequestException">The form also contains an exemplar.</exception>
    public string? ExemplarId => _texts.GetValueOrDefault(FormFields.ExemplarId) is { } id && _files.ContainsKey(FormFields.Exemplar)
        ? throw new RequestException(
            HttpProblems.ConflictingFields,
            FormFields.ExemplarId,
            $"The form has '{FormFields.Exemplar}' and '{FormFields.ExemplarId}' '{id}'; send one of them.")
        : _texts.GetValueOrDefault(FormFields.ExemplarId);

    /// <summary>Digest of the fields, regardless of their order, and of the picture format.</summary>
    public string Fingerprint(Representation representation)
    {
        using var digest = new ContentDigest();
        var parts = _files.Concat(_texts.Select(text => KeyValuePair.Create(text.Key, new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(text.Value)))));
        foreach (var (name, content) in parts.OrderBy(part => part.Key, StringComparer.Ordinal))
        {
            digest.Add(name, content.Span);
        }

        return digest.Add(FormFields.Format, $"{OptionFields.Parse(_texts, representation).Format}").Finish();
    }

    /// <summary>Converts the form to a request. <paramref name="representation"/> decides a format that the form does not name.</summary>
    /// <param name="representation">What the client wants to get back.</param>
    /// <param name="kept">The exemplar that <see cref="ExemplarId"/> names, or null where it names none.</param>
    /// <exception cref="RequestException">A file is missing.</exception>
    /// <exception cref="TranslationException">A file is empty or an option is out of range.</exception>
    public TranslationRequest ToRequest(Representation representation, ExemplarFiles? kept = null)
    {
        var request = new TranslationRequest
        {
            Model = _texts.GetValueOrDefault(FormFields.Model),
            Map = OptionalMap(FormFields.Map, FormFields.MapSubset) ?? throw Missing(FormFields.Map, "the semantic map whose layout the result has"),
            Exemplar = kept?.Picture ?? OptionalFile(FormFields.Exemplar) ?? throw Missing(FormFields.Exemplar, "the picture whose look the result has"),
            ExemplarMap = OptionalMap(FormFields.ExemplarMap, FormFields.ExemplarMapSubset) ?? kept?.Map,
            Options = OptionFields.Parse(_texts, representation),
        };
        return request;
    }

    /// <summary>The exemplar to store.</summary>
    /// <exception cref="RequestException">The picture is missing.</exception>
    /// <exception cref="TranslationException">A file is empty.</exception>
    public ExemplarFiles ToExemplar() => new(
        OptionalFile(FormFields.Exemplar) ?? throw Missing(FormFields.Exemplar, "the picture whose look results are to have"),
        OptionalMap(FormFields.ExemplarMap, FormFields.ExemplarMapSubset));

    private static RequestException Missing(string name, string meaning) =>
        new(HttpProblems.MissingField, name, $"The form lacks the file '{name}', {meaning}.");

    private SemanticMapFile? OptionalMap(string name, string subsetName)
    {
        var map = OptionalFile(name);
        var subset = OptionalFile(subsetName);
        if (map is null && subset is not null)
        {
            throw Missing(name, $"to which '{subsetName}' belongs");
        }

        return map is { } content ? new SemanticMapFile(content, subset) : null;
    }

    private ReadOnlyMemory<byte>? OptionalFile(string name)
    {
        if (!_files.TryGetValue(name, out var content))
        {
            return null;
        }

        return content.IsEmpty ? throw new TranslationException(TranslationError.EmptyFile, name, $"The file '{name}' has no bytes.") : content;
    }
}
