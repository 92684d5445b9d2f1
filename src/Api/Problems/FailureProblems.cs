using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Problems;

/// <summary>What a client may know of a failure that it is told of elsewhere than in an answer's status.</summary>
internal static class FailureProblems
{
    public static Problem Describe(Exception exception, string instance, string traceId) => exception switch
    {
        RequestException request => request.Kind.Describe(request.Message, request.Field, instance, traceId),
        TranslationException { Error: not TranslationError.Internal } expected =>
            TranslationProblems.Of(expected.Error).Describe(expected.Message, expected.Field, instance, traceId),
        _ => CommonProblems.Internal.Kind.Describe(CommonProblems.InternalDetail, field: null, instance, traceId),
    };
}
