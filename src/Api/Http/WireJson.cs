using System.Text.Encodings.Web;
using System.Text.Json;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Http;

/// <summary>Serializes JSON outside the framework with the same settings.</summary>
internal static class WireJson
{
    // Responses are never embedded in HTML. HTML-safe escaping would turn each + of a data URI into six characters.
    public static readonly HttpJsonContext Context =
        new(new JsonSerializerOptions(HttpJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
