namespace CoCosNet.Contracts.Errors;

/// <summary>An expected failure: what it is, which field it concerns, and a sentence that names the problem and the fix.</summary>
public sealed class TranslationException : Exception
{
    public TranslationException(TranslationError error, string? field, string detail, Exception? inner = null)
        : base(detail, inner)
    {
        Error = error;
        Field = field;
    }

    public TranslationError Error { get; }

    /// <summary>Name of the form field (<c>map</c>, <c>exemplar</c>, <c>exemplarMap</c>, <c>model</c>, an option), or null where no field is to blame.</summary>
    public string? Field { get; }

    /// <summary>When a retry is worth it; null where it is not known or would not help.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
