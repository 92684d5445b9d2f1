namespace CoCosNet.Contracts.Errors;

/// <summary>Every way in which a translation is expected to fail. The API maps each to one status and one stable code.</summary>
public enum TranslationError
{
    /// <summary>A part has no bytes.</summary>
    EmptyFile,

    /// <summary>The bytes are no format that the field takes, by signature.</summary>
    UnsupportedFormat,

    /// <summary>The format is right, the content is damaged or cut off.</summary>
    CorruptFile,

    /// <summary>More pixels, or a longer side, than the limits allow.</summary>
    PictureTooLarge,

    /// <summary>Too few pixels to mean anything.</summary>
    PictureTooSmall,

    /// <summary>More bits a channel than are read: a JPEG of 12.</summary>
    UnsupportedBitDepth,

    /// <summary>A colour model that is not grey, palette or RGB (CMYK).</summary>
    UnsupportedColorModel,

    /// <summary>More than one frame.</summary>
    AnimatedPicture,

    /// <summary>A class id that the model does not have.</summary>
    UnknownClass,

    /// <summary>A colour that is no class's.</summary>
    UnknownColor,

    /// <summary>A tensor with another number of channels than the model takes.</summary>
    WrongChannelCount,

    /// <summary>An output size, or a map's size, outside what the model can compute.</summary>
    InvalidSize,

    /// <summary>A pose whose joints cannot be read.</summary>
    InvalidPose,

    /// <summary>A tensor file that is readable but not finite float32 C×H×W.</summary>
    InvalidTensor,

    /// <summary>An option that does not exist or is out of range.</summary>
    InvalidOption,

    /// <summary>The model needs the exemplar's map and none came.</summary>
    ExemplarMapRequired,

    /// <summary>No model has that id.</summary>
    UnknownModel,

    /// <summary>The model's folder is broken; its status says why.</summary>
    ModelBroken,

    /// <summary>The model is still loading.</summary>
    ModelLoading,

    /// <summary>All places in the queue are taken.</summary>
    QueueFull,

    /// <summary>The server is shutting down.</summary>
    Draining,

    /// <summary>The device ran out of memory.</summary>
    OutOfMemory,

    /// <summary>The same input ended the process that worked on it twice.</summary>
    HarmfulInput,

    /// <summary>The process that worked on it was ended from outside, and again whenever it was retried.</summary>
    WorkerLost,

    /// <summary>No worker process that has the model is connected.</summary>
    NoWorker,

    /// <summary>The deadline passed before the picture was ready.</summary>
    DeadlineExceeded,

    /// <summary>A fault of ours.</summary>
    Internal,
}
