using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Inference.Serving;

/// <summary>Section <c>Models</c>.</summary>
internal sealed class ModelsOptions
{
    public const string Section = "Models";

    /// <summary>The folder of model folders. A relative one is looked for in the content root, then beside the program. Default <c>models</c>.</summary>
    [Required(AllowEmptyStrings = false, ErrorMessage = "Models:Directory names the folder of model folders.")]
    public string Directory { get; set; } = "models";

    /// <summary>Id of the model that a request without one gets. Unset: <c>landscape</c> where it is ready, else the first ready one.</summary>
    public string? Default { get; set; }
}
