using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Answers;

/// <summary>Headers of a finished translation.</summary>
internal static class TranslationHeaders
{
    public static void Write(IHeaderDictionary headers, string serverTiming, string model, string digest)
    {
        headers[ResponseHeaders.ServerTiming] = serverTiming;
        headers[ResponseHeaders.ModelId] = model;
        headers[ResponseHeaders.ModelDigest] = digest;
        headers.CacheControl = "no-store";
        headers.Vary = "Accept, Prefer";
    }
}
