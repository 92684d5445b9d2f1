using CoCosNet.Inference.Imaging;

namespace CoCosNet.Training.Evaluation.Patches;

/// <summary>One channel of a picture as float values.</summary>
internal sealed class Plane(int width, int height)
{
    public int Width => width;

    public int Height => height;

    /// <summary>Values, H×W.</summary>
    public float[] Values { get; } = new float[width * height];

    /// <summary>A channel of a picture, 0 … 255.</summary>
    public static Plane Of(Picture picture, int channel)
    {
        var plane = new Plane(picture.Width, picture.Height);
        for (var pixel = 0; pixel < plane.Values.Length; pixel++)
        {
            plane.Values[pixel] = picture.Pixels[(pixel * Picture.Channels) + channel];
        }

        return plane;
    }

    public Plane Minus(Plane other)
    {
        var difference = new Plane(width, height);
        for (var i = 0; i < Values.Length; i++)
        {
            difference.Values[i] = Values[i] - other.Values[i];
        }

        return difference;
    }
}
