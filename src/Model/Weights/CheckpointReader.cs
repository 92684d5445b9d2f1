using System.Runtime.InteropServices;
using CoCosNet.Model.Weights.Files;
using CoCosNet.Model.Weights.Pytorch;
using CoCosNet.Model.Weights.Safetensors;
using CoCosNet.Model.Weights.Tensors;

namespace CoCosNet.Model.Weights;

/// <summary>
/// Reads PyTorch weight files: <c>.pth</c> as a zip archive (since PyTorch 1.6), <c>.pth</c> as a sequence of pickles (before), and
/// safetensors. The format is detected by signature, not by name. Wrappers of training code
/// around the weights are removed and noted. Files are untrusted: nothing in them is executed, and sizes are checked
/// against the file's length or a limit before memory is allocated.
/// </summary>
internal static class CheckpointReader
{
    /// <summary>
    /// Reads every tensor of a file. The whole description is checked first; then each tensor is read directly into its memory.
    /// </summary>
    /// <exception cref="CheckpointException">The file was refused; the content of a file causes no other exception.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was signalled.</exception>
    public static Checkpoint Read(string path, CheckpointLimits? limits = null, CancellationToken cancellation = default)
    {
        limits ??= CheckpointLimits.Default;
        try
        {
            using var file = CheckpointFile.Open(path);
            var plan = Plan(file, limits);
            plan.CheckAgainst(limits);
            plan = TensorNames.Mend(plan);
            return TensorLoader.Load(file, plan, cancellation);
        }
        catch (OverflowException overflow)
        {
            throw new CheckpointException(CheckpointError.OutOfBounds, "A size or an offset does not fit in 64 bits.", overflow);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // The original message would reveal folders of this machine.
            var reason = failure is FileNotFoundException or DirectoryNotFoundException ? "does not exist" : "cannot be read";
            throw new CheckpointException(CheckpointError.Unreadable, $"The file {UntrustedText.Quote(Path.GetFileName(path))} {reason}.", failure);
        }
        catch (ExternalException failure)
        {
            // Shapes are already checked, so the native allocator can only fail for lack of memory.
            throw new CheckpointException(CheckpointError.TooLarge, "The tensors do not fit in this machine's memory.", failure);
        }
    }

    private static CheckpointPlan Plan(CheckpointFile file, CheckpointLimits limits)
    {
        if (ZipCheckpoint.HasSignature(file))
        {
            return ZipCheckpoint.Plan(file, limits);
        }

        if (LegacyCheckpoint.HasSignature(file))
        {
            return LegacyCheckpoint.Plan(file, limits);
        }

        if (SafetensorsCheckpoint.HasSignature(file))
        {
            return SafetensorsCheckpoint.Plan(file, limits);
        }

        throw new CheckpointException(
            CheckpointError.NotACheckpoint,
            $"The file ({file.Length} bytes) is neither a .pth that torch.save wrote nor safetensors; save a state dictionary as one.");
    }
}
