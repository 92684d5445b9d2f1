namespace CoCosNet.Api.Problems;

/// <summary>Problems that HTTP itself has, before or beside a translation.</summary>
internal static class HttpProblems
{
    public static readonly ProblemKind MalformedRequest = new(400, "malformed_request", "The request cannot be read");

    public static readonly ProblemKind UnknownField = new(400, "unknown_field", "The form has a field that does not exist");

    public static readonly ProblemKind DuplicateField = new(400, "duplicate_field", "The form has a field twice");

    public static readonly ProblemKind MissingField = new(400, "missing_field", "The form lacks a field");

    public static readonly ProblemKind NotFound = new(404, "not_found", "Nothing is here");

    public static readonly ProblemKind ModelNotFound = new(404, "model_not_found", "No model has this id");

    public static readonly ProblemKind MethodNotAllowed = new(405, "method_not_allowed", "The method does not work here");

    public static readonly ProblemKind NotAcceptable = new(406, "not_acceptable", "No acceptable media type");

    public static readonly ProblemKind UploadTooSlow = new(408, "upload_too_slow", "The upload is too slow", Retryable: true);

    public static readonly ProblemKind BodyTooLarge = new(413, "body_too_large", "The request is too large");

    public static readonly ProblemKind FileTooLarge = new(413, "file_too_large", "A file is too large");

    public static readonly ProblemKind FieldTooLong = new(413, "field_too_long", "A form field is too long");

    public static readonly ProblemKind UnsupportedMediaType = new(415, "unsupported_media_type", "The body is not a form with files");
}
