using CoCosNet.Contracts.Errors;

namespace CoCosNet.Api.Problems;

/// <summary>Maps each translation error to its HTTP problem.</summary>
internal static class TranslationProblems
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(5);

    public static ProblemKind Of(TranslationError error) => error switch
    {
        TranslationError.EmptyFile => new(400, "empty_file", "A file is empty"),

        TranslationError.UnsupportedFormat => new(415, "unsupported_format", "A file has a format that is not read"),

        TranslationError.CorruptFile => new(422, "corrupt_file", "A file is damaged"),
        TranslationError.PictureTooLarge => new(422, "picture_too_large", "A picture has too many pixels"),
        TranslationError.PictureTooSmall => new(422, "picture_too_small", "A picture has too few pixels"),
        TranslationError.UnsupportedBitDepth => new(422, "unsupported_bit_depth", "A picture's bit depth is not supported"),
        TranslationError.UnsupportedColorModel => new(422, "unsupported_color_model", "A picture's colour model is not supported"),
        TranslationError.AnimatedPicture => new(422, "animated_picture", "A picture has more than one frame"),
        TranslationError.UnknownClass => new(422, "unknown_class", "A map has a class that the model lacks"),
        TranslationError.UnknownColor => new(422, "unknown_color", "A map has a colour that belongs to no class"),
        TranslationError.WrongChannelCount => new(422, "wrong_channel_count", "A map has the wrong number of channels"),
        TranslationError.InvalidSize => new(422, "invalid_size", "A size cannot be computed"),
        TranslationError.InvalidPose => new(422, "invalid_pose", "A pose cannot be read"),
        TranslationError.InvalidTensor => new(422, "invalid_tensor", "A tensor cannot be used"),
        TranslationError.InvalidOption => new(422, "invalid_option", "An option is out of range"),
        TranslationError.ExemplarMapRequired => new(422, "exemplar_map_required", "The model needs the exemplar's map"),
        TranslationError.UnknownModel => new(422, "unknown_model", "No model has this id"),

        TranslationError.HarmfulInput => new(422, "harmful_input", "The input crashes the worker process"),

        // Retrying does not help; the operator must repair the model.
        TranslationError.ModelBroken => new(503, "model_broken", "The model cannot be used"),
        TranslationError.ModelLoading => new(503, "model_loading", "The model is still loading", Retryable: true, Later),
        TranslationError.QueueFull => new(503, "queue_full", "The server is busy", Retryable: true, Soon),
        TranslationError.Draining => new(503, "draining", "The server is shutting down", Retryable: true, Later),
        TranslationError.OutOfMemory => new(503, "out_of_memory", "The device ran out of memory", Retryable: true, Later),

        TranslationError.WorkerLost => new(503, "worker_lost", "The worker process was killed", Retryable: true, Later),

        TranslationError.NoWorker => new(503, "no_worker", "No worker has the model", Retryable: true, Later),

        TranslationError.DeadlineExceeded => new(504, "deadline_exceeded", "The translation took too long", Retryable: true, Later),

        TranslationError.Internal => new(500, "internal", "The server failed unexpectedly"),

        _ => throw new ArgumentOutOfRangeException(nameof(error), error, "This error has no status."),
    };
}

/// <summary>Problems that every endpoint may answer.</summary>
internal static class CommonProblems
{
    /// <summary>The detail of an unexpected failure.</summary>
    public const string InternalDetail = "The server failed unexpectedly. The trace id identifies the request in its log.";

    public static readonly ProblemExample Quota = new(
        HttpProblems.QuotaExceeded, "You may send 60 requests a minute, 10 at once; send the next one in 0.4 s.");

    public static readonly ProblemExample Concurrency = new(
        HttpProblems.ConcurrencyExceeded, "You have as many requests under way as the server allows; wait until one of them ends.");

    public static readonly ProblemExample Internal = new(TranslationProblems.Of(TranslationError.Internal), InternalDetail);
}
