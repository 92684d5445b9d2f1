using CoCosNet.Contracts.Errors;

namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>The person of a pose that a request chooses.</summary>
internal static class PersonChoice
{
    /// <summary>Throws <see cref="TranslationError.InvalidOption"/> where there is no person of that number.</summary>
    /// <param name="person">The number, from 0; null if the request does not choose.</param>
    /// <param name="people">How many there are.</param>
    /// <param name="map">The map's field.</param>
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
