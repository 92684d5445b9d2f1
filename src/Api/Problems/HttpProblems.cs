namespace CoCosNet.Api.Problems;

/// <summary>Problems of HTTP requests, apart from translation errors.</summary>
internal static class HttpProblems
{
    public static readonly ProblemKind MalformedRequest = new(400, "malformed_request", "The request cannot be read");

    public static readonly ProblemKind UnknownField = new(400, "unknown_field", "The request has a field that does not exist");

    public static readonly ProblemKind DuplicateField = new(400, "duplicate_field", "The request has a field twice");

    public static readonly ProblemKind MissingField = new(400, "missing_field", "The request lacks a field");

    public static readonly ProblemKind ConflictingFields = new(400, "conflicting_fields", "Two fields of the request exclude each other");

    public static readonly ProblemKind InvalidData = new(400, "invalid_data", "A field of the JSON is not the data it should be");

    public static readonly ProblemKind InvalidIdempotencyKey = new(400, "invalid_idempotency_key", "The Idempotency-Key cannot be used");

    public static readonly ProblemKind InvalidEventId = new(400, "invalid_event_id", "The Last-Event-ID is not the number of an event");

    public static readonly ProblemKind InvalidQuery = new(400, "invalid_query", "A parameter of the query cannot be used");

    public static readonly ProblemKind NotFound = new(404, "not_found", "Nothing is here");

    public static readonly ProblemKind ModelNotFound = new(404, "model_not_found", "No model has this id");

    public static readonly ProblemKind JobNotFound = new(404, "job_not_found", "No job has this id");

    public static readonly ProblemKind OutputNotFound = new(404, "output_not_found", "The job has no such output");

    public static readonly ProblemKind ExemplarNotFound = new(404, "exemplar_not_found", "No exemplar has this id");

    public static readonly ProblemKind MethodNotAllowed = new(405, "method_not_allowed", "The method does not work here");

    public static readonly ProblemKind NotAcceptable = new(406, "not_acceptable", "No acceptable media type");

    public static readonly ProblemKind UploadTooSlow = new(408, "upload_too_slow", "The upload is too slow", Retryable: true);

    public static readonly ProblemKind JobCanceled = new(409, "job_canceled", "The job was cancelled");

    public static readonly ProblemKind JobExpired = new(410, "job_expired", "The job's outputs are gone");

    public static readonly ProblemKind ExemplarGone = new(410, "exemplar_gone", "The exemplar has been deleted or has expired");

    public static readonly ProblemKind BodyTooLarge = new(413, "body_too_large", "The request is too large");

    public static readonly ProblemKind FileTooLarge = new(413, "file_too_large", "A file is too large");

    public static readonly ProblemKind FieldTooLong = new(413, "field_too_long", "A field is too long");

    public static readonly ProblemKind UnsupportedMediaType = new(415, "unsupported_media_type", "The body is neither a form nor JSON");

    public static readonly ProblemKind RangeNotSatisfiable = new(416, "range_not_satisfiable", "The file has no such bytes");

    public static readonly ProblemKind CallbackRefused = new(422, "callback_refused", "The server does not call this address");

    public static readonly ProblemKind IdempotencyKeyReused = new(422, "idempotency_key_reused", "The Idempotency-Key stands for another request");

    public static readonly ProblemKind QuotaExceeded =
        new(429, "quota_exceeded", "The caller sends too many requests", Retryable: true, TimeSpan.FromSeconds(10));

    public static readonly ProblemKind ConcurrencyExceeded =
        new(429, "concurrency_exceeded", "The caller has too many concurrent requests", Retryable: true, TimeSpan.FromSeconds(1));

    public static readonly ProblemKind StorageFull =
        new(503, "storage_full", "The server's storage is full", Retryable: true, TimeSpan.FromSeconds(30));

    public static readonly ProblemKind StorageFailed =
        new(503, "storage_failed", "The server cannot write to its disk", Retryable: true, TimeSpan.FromSeconds(30));
}
