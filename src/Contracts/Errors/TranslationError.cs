namespace CoCosNet.Contracts.Errors;

/// <summary>The expected failures of a translation. The API maps each to one status and one stable code.</summary>
public enum TranslationError
{
    /// <summary>A file is empty.</summary>
    EmptyFile,

    /// <summary>The file's signature belongs to no format that the field accepts.</summary>
    UnsupportedFormat,

    /// <summary>The file has the right format but is damaged or truncated.</summary>
    CorruptFile,

    /// <summary>The picture has more pixels, or a longer side, than the limits allow.</summary>
    PictureTooLarge,

    /// <summary>The picture has too few pixels to be useful.</summary>
    PictureTooSmall,

    /// <summary>The bit depth is not supported, for example a 12-bit JPEG.</summary>
    UnsupportedBitDepth,

    /// <summary>The colour model is not supported: it is neither grey, palette nor RGB.</summary>
    UnsupportedColorModel,

    /// <summary>The file is animated: it has more than one frame.</summary>
    AnimatedPicture,

    /// <summary>The map has a class id that the model does not have.</summary>
    UnknownClass,

    /// <summary>The map has a colour that belongs to no class of the model.</summary>
    UnknownColor,

    /// <summary>The tensor's number of channels is not the model's.</summary>
    WrongChannelCount,

    /// <summary>The size of the output or of the map is outside what the model supports.</summary>
    InvalidSize,

    /// <summary>The joints of the pose cannot be read.</summary>
    InvalidPose,

    /// <summary>The tensor file is readable but does not hold finite float32 values of shape C×H×W.</summary>
    InvalidTensor,

    /// <summary>An option is unknown or out of range.</summary>
    InvalidOption,

    /// <summary>The model needs the exemplar's map, and the request has none.</summary>
    ExemplarMapRequired,

    /// <summary>No model has that id.</summary>
    UnknownModel,

    /// <summary>The model's folder is broken; its status says why.</summary>
    ModelBroken,

    /// <summary>The model is still loading.</summary>
    ModelLoading,

    /// <summary>The queue is full.</summary>
    QueueFull,

    /// <summary>The server is shutting down.</summary>
    Draining,

    /// <summary>The device is out of memory.</summary>
    OutOfMemory,

    /// <summary>The worker process died twice on the same input.</summary>
    HarmfulInput,

    /// <summary>The worker process was killed from outside, also in every retry.</summary>
    WorkerLost,

    /// <summary>No connected worker process has the model.</summary>
    NoWorker,

    /// <summary>The deadline passed before the picture was ready.</summary>
    DeadlineExceeded,

    /// <summary>A fault of the server.</summary>
    Internal,
}
