using System.Text.Json.Serialization;

namespace CoCosNet.Api.OpenAi;

/// <summary>The response of <c>/v1/images/edits</c>, in OpenAI's shape.</summary>
internal sealed record ImagesResponse
{
    /// <summary>When the pictures were made, in seconds since 1970.</summary>
    [JsonPropertyName("created")]
    public required long Created { get; init; }

    /// <summary>The pictures.</summary>
    [JsonPropertyName("data")]
    public required IReadOnlyList<ImageData> Data { get; init; }

    /// <summary>Always <c>opaque</c>.</summary>
    [JsonPropertyName("background")]
    public string Background { get; init; } = "opaque";

    /// <summary><c>png</c>, <c>webp</c> or <c>jpeg</c>.</summary>
    [JsonPropertyName("output_format")]
    public required string OutputFormat { get; init; }

    /// <summary>Width and height of each picture, as <c>256x256</c>.</summary>
    [JsonPropertyName("size")]
    public required string Size { get; init; }
}
