using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Synthesis.Light;

/// <summary>Accumulates the mean colour of each class.</summary>
internal sealed class ClassMeans
{
    private readonly LabColor[] _sums = new LabColor[256];
    private readonly int[] _counts = new int[256];

    /// <summary>Measures a picture without its unusable pixels.</summary>
    public static ClassMeans Of(LabelledPicture picture)
    {
        var means = new ClassMeans();
        for (var y = 0; y < picture.Grid.Height; y++)
        {
            for (var position = picture.Grid.At(0, y); position < picture.Grid.At(picture.Grid.Width, y); position++)
            {
                if (picture.Class(position) is not LabelledPicture.Unusable and var label)
                {
                    means.Add(label, LabColor.FromSrgb(picture.Pixels[position]));
                }
            }
        }

        return means;
    }

    public void Add(byte label, LabColor color)
    {
        _sums[label] += color;
        _counts[label]++;
    }

    /// <summary>Number of pixels of a class.</summary>
    public int Count(int label) => _counts[label];

    /// <summary>Returns the mean colour of a class; null if it has no pixel.</summary>
    public LabColor? Of(int label) => _counts[label] == 0 ? null : _sums[label] * (1.0 / _counts[label]);
}
