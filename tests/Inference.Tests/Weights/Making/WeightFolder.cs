using CoCosNet.Model.Weights;

namespace CoCosNet.Inference.Tests.Weights.Making;

/// <summary>A folder for one test's weight files, gone after it.</summary>
internal sealed class WeightFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cocosnet-weights-");

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Reads bytes as the checkpoint that they claim to be.</summary>
    public Checkpoint Read(byte[] bytes, CheckpointLimits? limits = null)
    {
        var path = PathOf("weights");
        File.WriteAllBytes(path, bytes);
        return CheckpointReader.Read(path, limits, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
