using System.Text.Json.Serialization;

namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>One of the people in OpenPose's JSON.</summary>
internal sealed class OpenPosePerson
{
    /// <summary>x, y and confidence of each joint, one after the other.</summary>
    [JsonPropertyName("pose_keypoints_2d")]
    public double[]? Keypoints { get; init; }
}
