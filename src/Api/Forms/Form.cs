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
    private readonly Dictionary<string, List<ReadOnlyMemory<byte>?>> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _texts = new(StringComparer.Ordinal);

    /// <summary>Adds a file behind the earlier ones of its name.</summary>
    /// <param name="name">The field.</param>
    /// <param name="content">The file; null if the field is empty, which keeps the positions of later files.</param>
    public void AddFile(string name, ReadOnlyMemory<byte>? content) => Add(_files, name, content);

    /// <summary>Adds a text behind the earlier ones of its name.</summary>
    public void AddText(string name, string value) => Add(_texts, name, value);

    /// <summary>How many exemplars the client sent or named, at least 1: each has a result of its own.</summary>
    /// <exception cref="RequestException">Exemplars are both sent and named, or their maps are not as many.</exception>
    public int CountExemplars()
    {
        var (sent, named) = (Files(FormFields.Exemplar).Count, Texts(FormFields.ExemplarId).Count);
        if (sent > 0 && named > 0)
        {
            throw new RequestException(
                HttpProblems.ConflictingFields,
                FormFields.ExemplarId,
                $"The request has '{FormFields.Exemplar}' and '{FormFields.ExemplarId}' '{Texts(FormFields.ExemplarId)[0]}'; send one of them.");
        }

        var count = Math.Max(1, sent + named);
        foreach (var name in new[] { FormFields.ExemplarMap, FormFields.ExemplarMapSubset })
        {
            var maps = Files(name).Count;
            if (maps > 0 && maps != count)
            {
                throw new RequestException(
                    HttpProblems.ConflictingFields,
                    name,
                    $"The request has {count} exemplars and {maps} of '{name}'; send one for each exemplar in the same order, empty where it has none.");
            }
        }

        return count;
    }

    /// <summary>Number of pictures with one exemplar, by their seeds.</summary>
    /// <exception cref="TranslationException">The number is out of range.</exception>
    public int Variations => OptionFields.Variations(JoinedTexts());

    /// <summary>Whether the exemplars share one picture, each for some classes.</summary>
    public bool SharesPicture => Texts(FormFields.ExemplarClasses).Count > 0;

    /// <summary>The field that has the exemplars.</summary>
    public string ExemplarField => Texts(FormFields.ExemplarId).Count > 0 ? FormFields.ExemplarId : FormFields.Exemplar;

    /// <summary>Id of the kept exemplar, or null if the request sends the file.</summary>
    /// <param name="exemplar">Number of the exemplar, from 0.</param>
    public string? ExemplarId(int exemplar) => Texts(FormFields.ExemplarId).ElementAtOrDefault(exemplar);

    /// <summary>The address that is told once the job has ended, or null.</summary>
    public string? Callback => Text(FormFields.Callback);

    /// <summary>Digest of the fields, regardless of their order, and of the picture format.</summary>
    public string Fingerprint(Representation representation)
    {
        using var digest = new ContentDigest();
        var texts = JoinedTexts();
        var parts = _files.Keys.SelectMany(name => Files(name).Select(file => KeyValuePair.Create(name, file ?? default)))
            .Concat(texts.Select(text => KeyValuePair.Create(text.Key, new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(text.Value)))));
        foreach (var (name, content) in parts.OrderBy(part => part.Key, StringComparer.Ordinal))
        {
            digest.Add(name, content.Span);
        }

        return digest.Add(FormFields.Format, $"{OptionFields.Parse(texts, representation).Format}").Finish();
    }

    /// <summary>Converts the form to a request. <paramref name="representation"/> decides a format that the form does not name.</summary>
    /// <param name="representation">What the client wants to get back.</param>
    /// <param name="exemplar">Number of the exemplar, from 0.</param>
    /// <param name="kept">The exemplar that <see cref="ExemplarId"/> names, or null if there is no id.</param>
    /// <exception cref="RequestException">A file is missing.</exception>
    /// <exception cref="TranslationException">A file is empty or an option is out of range.</exception>
    public TranslationRequest ToRequest(Representation representation, int exemplar = 0, ExemplarFiles? kept = null) => new()
    {
        Model = Text(FormFields.Model),
        Map = MapOrLayout(),
        Exemplar = kept?.Picture
            ?? OptionalFile(FormFields.Exemplar, exemplar)
            ?? throw Missing(FormFields.Exemplar, "the picture whose look the result has"),
        ExemplarMap = OptionalMap(FormFields.ExemplarMap, FormFields.ExemplarMapSubset, exemplar) ?? kept?.Map,
        Options = OptionFields.Parse(JoinedTexts(), representation),
    };

    /// <summary>Converts a form whose exemplars share one picture to its request.</summary>
    /// <param name="representation">As in <see cref="ToRequest"/>.</param>
    /// <param name="kept">The exemplars that the form names by ids, null where it sends the files.</param>
    /// <exception cref="RequestException">A file is missing.</exception>
    /// <exception cref="TranslationException">The classes are not as many as the exemplars, or as in <see cref="ToRequest"/>.</exception>
    public TranslationRequest ToSharedRequest(Representation representation, IReadOnlyList<ExemplarFiles?> kept)
    {
        var classes = Texts(FormFields.ExemplarClasses);
        if (classes.Count != kept.Count)
        {
            throw new TranslationException(
                TranslationError.InvalidOption,
                FormFields.ExemplarClasses,
                $"The request has {kept.Count} exemplars and {classes.Count} of '{FormFields.ExemplarClasses}'; send one for each exemplar in the same order.");
        }

        return ToRequest(representation, exemplar: 0, kept[0]) with
        {
            ExemplarClasses = OptionFields.Split(classes[0]),
            OtherExemplars = [.. Enumerable.Range(1, kept.Count - 1).Select(exemplar => ToRequest(representation, exemplar, kept[exemplar]))
                .Zip(classes.Skip(1), (other, named) => new ClassExemplar(other.Exemplar, other.ExemplarMap, OptionFields.Split(named)))],
        };
    }

    /// <summary>The exemplar to store.</summary>
    /// <exception cref="RequestException">The picture is missing.</exception>
    /// <exception cref="TranslationException">A file is empty.</exception>
    public ExemplarFiles ToExemplar() => new(
        OptionalFile(FormFields.Exemplar) ?? throw Missing(FormFields.Exemplar, "the picture whose look results are to have"),
        OptionalMap(FormFields.ExemplarMap, FormFields.ExemplarMapSubset));

    private static void Add<T>(Dictionary<string, List<T>> fields, string name, T value)
    {
        if (!fields.TryGetValue(name, out var values))
        {
            fields.Add(name, values = []);
        }

        values.Add(value);
    }

    private static RequestException Missing(string name, string meaning) =>
        new(HttpProblems.MissingField, name, $"The request lacks the file '{name}', {meaning}.");

    /// <summary>Returns the files of a field. A field that was only sent empty has no files.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>?> Files(string name)
    {
        var files = _files.GetValueOrDefault(name, []);
        return name == FormFields.Exemplar ? files.FindAll(file => file is not null) : files.TrueForAll(file => file is null) ? [] : files;
    }

    /// <summary>Returns the text of a field, or null if the field was not sent or is blank.</summary>
    public string? Text(string name) => Texts(name).FirstOrDefault();

    private List<string> Texts(string name) => _texts.GetValueOrDefault(name, []);

    private Dictionary<string, string> JoinedTexts() =>
        _texts.ToDictionary(text => text.Key, text => string.Join(FormFields.ProbeSeparator, text.Value), StringComparer.Ordinal);

    /// <summary>Returns the map, or the picture to read it of.</summary>
    private SemanticMapFile MapOrLayout() => (OptionalMap(FormFields.Map, FormFields.MapSubset), OptionalFile(FormFields.Layout)) switch
    {
        ({ } map, null) => map,
        (null, { } picture) => new SemanticMapFile(picture) { IsPicture = true },
        (null, null) => throw Missing(FormFields.Map, $"the semantic map whose layout the result has; or send '{FormFields.Layout}', a picture of which the model reads it"),
        _ => throw new RequestException(
            HttpProblems.ConflictingFields, FormFields.Layout, $"The request has '{FormFields.Map}' and '{FormFields.Layout}'; send one of them."),
    };

    private SemanticMapFile? OptionalMap(string name, string subsetName, int index = 0)
    {
        var map = OptionalFile(name, index);
        var subset = OptionalFile(subsetName, index);
        if (map is null && subset is not null)
        {
            throw Missing(name, $"to which '{subsetName}' belongs");
        }

        return map is { } content ? new SemanticMapFile(content, subset) : null;
    }

    private ReadOnlyMemory<byte>? OptionalFile(string name, int index = 0) => Files(name).ElementAtOrDefault(index) switch
    {
        null => null,
        { IsEmpty: true } => throw new TranslationException(TranslationError.EmptyFile, name, $"The file '{name}' has no bytes."),
        var content => content,
    };
}
