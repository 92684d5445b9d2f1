using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Model.Weights;
using CoCosNet.Scenes;
using static TorchSharp.torch;

namespace CoCosNet.Training.Evaluation.Segmenter;

/// <summary>
/// Predicts the class of each pixel. It is trained on other scenes than it is used on, see <see cref="SegmenterTrainer"/>.
/// </summary>
internal sealed class SceneSegmenter : IDisposable
{
    /// <summary>The weights next to the program.</summary>
    public static readonly string DefaultFile = Path.Combine(AppContext.BaseDirectory, "segmenter.safetensors");

    private readonly SegmenterNetwork _network = new(SceneClasses.All.Count);

    /// <exception cref="CheckpointException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file holds another network.</exception>
    public SceneSegmenter(string file)
    {
        using var gradients = no_grad();
        using var checkpoint = CheckpointReader.Read(file);
        var parameters = _network.named_parameters().ToList();
        var fitting = parameters.Count(p => checkpoint.Tensors.TryGetValue(p.name, out var stored) && stored.shape.SequenceEqual(p.parameter.shape));
        if (fitting != parameters.Count || fitting != checkpoint.Tensors.Count)
        {
            throw new InvalidDataException(
                $"{Path.GetFileName(file)} has {checkpoint.Tensors.Count} tensors, of which {fitting} fit the segmenter's {parameters.Count}.");
        }

        foreach (var (name, parameter) in parameters)
        {
            parameter.copy_(checkpoint.Tensors[name]);
        }

        _network.eval();
    }

    /// <summary>The class of each pixel.</summary>
    /// <param name="picture">Picture whose sides are multiples of <see cref="SegmenterNetwork.SideMultiple"/>.</param>
    /// <returns>H×W ids.</returns>
    public byte[] Segment(Picture picture)
    {
        using var scope = NewDisposeScope();
        using var gradients = inference_mode();
        var logits = _network.forward(PictureTensors.ToTensor(picture, CPU));
        return logits.argmax(1).to(ScalarType.Byte).contiguous().bytes.ToArray();
    }

    public void Dispose() => _network.Dispose();
}
