using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Inference.Serving;

/// <summary>Section <c>Inference</c>.</summary>
internal sealed class InferenceOptions
{
    public const string Section = "Inference";

    /// <summary><c>auto</c> (default), <c>float32</c> or <c>bfloat16</c>: what convolutions compute in. Norms, softmax and matching
    /// scores are float32 in any case. <c>auto</c> is bfloat16 on a GPU; on a CPU a short
    /// measurement at start decides.</summary>
    [RegularExpression("^(auto|float32|bfloat16)$", ErrorMessage = "Inference:Precision takes auto, float32 or bfloat16.")]
    public string Precision { get; set; } = "auto";

    /// <summary>Threads that translate, each with its share of the cores; 1 to 64, default 1.</summary>
    [Range(1, 64, ErrorMessage = "Inference:Replicas takes 1 to 64.")]
    public int Replicas { get; set; } = 1;

    /// <summary><c>cpu</c>, <c>cuda</c>, <c>cuda:N</c>, or <c>auto</c> (default): the first GPU where the build and the machine have one.</summary>
    [RegularExpression("^(auto|cpu|cuda(:[0-9]{1,2})?)$", ErrorMessage = "Inference:Device takes auto, cpu, cuda or cuda:N.")]
    public string Device { get; set; } = "auto";

    /// <summary>Requests that may wait for a replica; one more is answered 503. 1 to 4096, default 64.</summary>
    [Range(1, 4096, ErrorMessage = "Inference:QueueCapacity takes 1 to 4096.")]
    public int QueueCapacity { get; set; } = 64;
}
