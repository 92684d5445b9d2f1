namespace CoCosNet.Inference.Models;

/// <summary>The parts of a translation that are timed and between which it can stop.</summary>
internal enum Stage
{
    Queue,
    Decode,
    Features,
    Match,
    Generate,
    Encode,
}
