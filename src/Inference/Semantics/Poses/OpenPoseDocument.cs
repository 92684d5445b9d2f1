using System.Text.Json.Serialization;

namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>OpenPose's JSON, as far as it is read. The canvas is not OpenPose's own: pose editors add it.</summary>
internal sealed class OpenPoseDocument
{
    [JsonPropertyName("people")]
    public OpenPosePerson?[]? People { get; init; }

    [JsonPropertyName("canvas_width")]
    public double? CanvasWidth { get; init; }

    [JsonPropertyName("canvas_height")]
    public double? CanvasHeight { get; init; }
}
