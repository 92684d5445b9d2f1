using CoCosNet.Contracts.Errors;

namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>Checks the person that a request chooses from a pose file.</summary>
internal static class PersonChoice
{
    /// <summary>Throws <see cref="TranslationError.InvalidOption"/> if there is no person with that number.</summary>
    /// <param name="person">The number, from 0; null if the request does not choose.</param>
    /// <param name="people">Number of people in the file.</param>
    /// <param name="map">Name of the map's form field.</param>
    public static void Check(int? person, int people, string map)
    {
        if (person >= people)
        {
            var field = ReadingOptions.PersonField(map);
            throw new TranslationException(
                TranslationError.InvalidOption, field, $"'{field}' is {person}, and the pose has {people} people; they are counted from 0.");
        }
    }
}
