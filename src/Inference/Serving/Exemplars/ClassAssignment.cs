using System.Globalization;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Serving.Exemplars;

/// <summary>Says which of several exemplars each class takes its look from.</summary>
internal sealed class ClassAssignment
{
    private const string Field = "exemplarClasses";

    private const int Unassigned = -1;

    private readonly ClassTable _classes;
    private readonly int[] _owners;
    private readonly bool _isComplete;

    private ClassAssignment(ClassTable classes, int[] owners, bool isComplete) => (_classes, _owners, _isComplete) = (classes, owners, isComplete);

    /// <param name="request">A request with several exemplars.</param>
    /// <param name="classes">The classes that can be named.</param>
    /// <exception cref="TranslationException"><see cref="TranslationError.InvalidOption"/>: a class is unknown or named twice, or an exemplar has none.</exception>
    public static ClassAssignment Of(TranslationRequest request, ClassTable classes)
    {
        var owners = new int[classes.Classes.Count];
        Array.Fill(owners, Unassigned);
        var rest = Unassigned;
        var lists = request.OtherExemplars.Select(exemplar => exemplar.Classes).Prepend(request.ExemplarClasses).ToArray();
        for (var exemplar = 0; exemplar < lists.Length; exemplar++)
        {
            if (lists[exemplar].Count == 0)
            {
                throw Invalid(exemplar, $"Exemplar {exemplar} has no class; name at least one, or '{TranslationRequest.OtherClasses}'.");
            }

            foreach (var text in lists[exemplar])
            {
                ref var owner = ref rest;
                if (text != TranslationRequest.OtherClasses)
                {
                    owner = ref owners[IndexOf(text, exemplar, classes)];
                }

                if (owner != Unassigned)
                {
                    throw Invalid(exemplar, $"'{text}' is named for exemplar {owner} and for exemplar {exemplar}; name each class once.");
                }

                owner = exemplar;
            }
        }

        return new ClassAssignment(classes, Array.ConvertAll(owners, owner => owner == Unassigned ? rest : owner), rest != Unassigned);
    }

    /// <summary>Whether a class, as an index into the table, takes its look from an exemplar.</summary>
    public bool Owns(int exemplar, byte label) => _owners[label] == exemplar;

    /// <summary>Throws if an exemplar shows no pixel of a class that is named for it.</summary>
    /// <param name="exemplar">Number of the exemplar, from 0.</param>
    /// <param name="named">As in <see cref="TranslationRequest.ExemplarClasses"/>.</param>
    /// <param name="shown">The classes of the pixels that may be copied.</param>
    /// <exception cref="TranslationException"><see cref="TranslationError.InvalidOption"/>.</exception>
    public void RequireShown(int exemplar, IReadOnlyList<string> named, IReadOnlySet<byte> shown)
    {
        foreach (var text in named.Where(text => text != TranslationRequest.OtherClasses))
        {
            var index = IndexOf(text, exemplar, _classes);
            if (!shown.Contains((byte)index))
            {
                throw Invalid(exemplar, $"Exemplar {exemplar} shows nothing of '{_classes.Classes[index].Name}', which is named for it; leave the class out, or send another exemplar.");
            }
        }

        if (!shown.Any(label => Owns(exemplar, label)))
        {
            throw Invalid(exemplar, $"Exemplar {exemplar} shows nothing of the classes that are left for it; leave the exemplar out.");
        }
    }

    /// <summary>Returns notes on classes that are named and not in the map, and on classes of the map that no exemplar is named for.</summary>
    public IEnumerable<MapNote> NotesOn(LabelMap map)
    {
        var present = new bool[_classes.Classes.Count];
        foreach (var label in map.Indices)
        {
            present[label] = true;
        }

        var absent = Names(label => !present[label] && _owners[label] != Unassigned);
        if (absent.Length > 0 && !_isComplete)
        {
            yield return new MapNote("class_not_in_map", $"An exemplar is named for {absent}, which the map does not have.");
        }

        var orphans = Names(label => present[label] && _owners[label] == Unassigned);
        if (orphans.Length > 0)
        {
            yield return new MapNote(
                "class_without_exemplar", $"No exemplar is named for {orphans}; each takes the look of a class near it. '{TranslationRequest.OtherClasses}' names one for all others.");
        }
    }

    private string Names(Func<int, bool> selects) =>
        string.Join(", ", Enumerable.Range(0, _owners.Length).Where(selects).Select(label => _classes.Classes[label].Name));

    /// <summary>Finds a class by name, colour or id. Ids do not count if the request's own labels are colours.</summary>
    private static int IndexOf(string text, int exemplar, ClassTable classes)
    {
        var index = classes.IndexOfName(text);
        if (index == ClassTable.Unknown && ClassTable.TryParse(text, out var rgb))
        {
            index = classes.IndexOfColor(rgb);
        }

        if (index == ClassTable.Unknown && byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && classes.HasIds)
        {
            index = classes.IndexOfId(id);
        }

        return index != ClassTable.Unknown ? index : throw Invalid(
            exemplar, $"'{text}' is no class; there are {string.Join(", ", classes.Classes.Select(known => known.Name))}, by name, id or colour, and '{TranslationRequest.OtherClasses}' for all others.");
    }

    private static TranslationException Invalid(int exemplar, string detail) =>
        new(TranslationError.InvalidOption, string.Create(CultureInfo.InvariantCulture, $"{Field}/{exemplar}"), detail);
}
