using System.Text.Encodings.Web;
using System.Text.Json;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Http;

/// <summary>JSON that is written by hand, as the framework writes the rest.</summary>
internal static class WireJson
{
    // Answers never stand inside HTML; escaping for it would write every + of a data URI as six characters.
    public static readonly HttpJsonContext Context =
        new(new JsonSerializerOptions(HttpJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
