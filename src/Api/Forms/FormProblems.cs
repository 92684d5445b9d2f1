using CoCosNet.Api.Problems;

namespace CoCosNet.Api.Forms;

/// <summary>Problems of all forms with files, each with an example.</summary>
internal static class FormProblems
{
    /// <param name="file">Name of a file of the form.</param>
    public static IReadOnlyList<ProblemExample> All(string file) =>
    [
        new(HttpProblems.MalformedRequest, "The form ends before its closing boundary."),
        new(HttpProblems.UnknownField, $"The request has a field 'picture' that does not exist; known are {file}, …", "picture"),
        new(HttpProblems.DuplicateField, $"The request has '{file}' more than once; send it once.", file),
        new(HttpProblems.MissingField, $"The request lacks the file '{file}'.", file),
        new(HttpProblems.UploadTooSlow, "The body arrives too slowly; send at least 16384 bytes a second."),
        new(HttpProblems.BodyTooLarge, "The request's body is larger than the limit of 20 MiB (20971520 bytes)."),
        new(HttpProblems.FileTooLarge, $"The file '{file}' is larger than the limit of 10 MiB (10485760 bytes).", file),
        new(HttpProblems.InvalidData, $"The file '{file}' is an address; the server fetches nothing, so send the file itself as a data URI or base64.", file),
        new(HttpProblems.UnsupportedMediaType, "The Content-Type is 'text/plain'; this takes multipart/form-data or application/json in UTF-8."),
    ];
}
