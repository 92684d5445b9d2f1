using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Inference.Serving;

/// <summary>Settings of section <c>Models</c>.</summary>
internal sealed class ModelsOptions
{
    public const string Section = "Models";

    /// <summary>The directory of model folders; default <c>models</c>. A relative path is resolved against the content root, then against
    /// the program's folder.</summary>
    [Required(AllowEmptyStrings = false, ErrorMessage = "Models:Directory names the folder of model folders.")]
    public string Directory { get; set; } = "models";

    /// <summary>Id of the model for requests that name none. If unset, <c>landscape</c> when it is ready, otherwise the first ready model.</summary>
    public string? Default { get; set; }
}
