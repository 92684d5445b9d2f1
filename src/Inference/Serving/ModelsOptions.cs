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

    /// <summary>How often the folders are looked at for changes, 1 s to 1 d; a changed one is reloaded. Unset: never, only by request.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "Models:Watch takes 00:00:01 to 1.00:00:00.")]
    public TimeSpan? Watch { get; set; }
}
