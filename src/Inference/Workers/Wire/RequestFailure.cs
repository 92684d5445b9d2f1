using CoCosNet.Contracts.Errors;

namespace CoCosNet.Inference.Workers.Wire;

/// <summary>A <see cref="TranslationException"/> as it is sent to the server.</summary>
internal sealed record RequestFailure(TranslationError Error, string? Field, string Detail, TimeSpan? RetryAfter)
{
    public static RequestFailure Of(TranslationException exception) => new(exception.Error, exception.Field, exception.Message, exception.RetryAfter);

    public TranslationException ToException() => new(Error, Field, Detail) { RetryAfter = RetryAfter };
}
