using TorchSharp;

namespace CoCosNet.Training.Tests.Runs;

/// <summary>Tensor operations on the calling thread alone, until disposed: for tiny networks, waking others costs more than they do.</summary>
internal sealed class OneThread : IDisposable
{
    private readonly int _before = torch.get_num_threads();

    public OneThread() => torch.set_num_threads(1);

    public void Dispose() => torch.set_num_threads(_before);
}
