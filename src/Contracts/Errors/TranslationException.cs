namespace CoCosNet.Contracts.Errors;

/// <summary>An expected failure: its kind, the field that caused it, and a sentence that names the problem and the fix.</summary>
public sealed class TranslationException : Exception
{
    public TranslationException(TranslationError error, string? field, string detail, Exception? inner = null)
        : base(detail, inner)
    {
        Error = error;
        Field = field;
    }

    public TranslationError Error { get; }

    /// <summary>Name of the form field (<c>map</c>, <c>exemplar</c>, <c>exemplarMap</c>, <c>model</c>, an option), or null if no single field caused it.</summary>
    public string? Field { get; }

    /// <summary>How long to wait before a retry; null if that is unknown or a retry would not help.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
