using CoCosNet.Inference.Imaging;

namespace CoCosNet.Training.Evaluation.Patches;

/// <summary>Mean and deviation of each colour channel of patches.</summary>
internal sealed class PatchScale
{
    private const int ChannelLength = PatchSet.Length / Picture.Channels;

    private readonly (float Mean, float Deviation)[] _channels;

    private PatchScale((float Mean, float Deviation)[] channels) => _channels = channels;

    /// <param name="patches">N×<see cref="PatchSet.Length"/>.</param>
    public static PatchScale Of(float[] patches)
    {
        var sums = new (double Sum, double Squares)[Picture.Channels];
        for (var i = 0; i < patches.Length; i++)
        {
            ref var sum = ref sums[Channel(i)];
            sum = (sum.Sum + patches[i], sum.Squares + ((double)patches[i] * patches[i]));
        }

        var count = (double)patches.Length / Picture.Channels;
        return new PatchScale(Array.ConvertAll(sums, sum =>
        {
            var mean = sum.Sum / count;

            // The deviation of flat pictures is zero.
            return ((float)mean, (float)Math.Sqrt(Math.Max(1e-6, (sum.Squares / count) - (mean * mean))));
        }));
    }

    /// <summary>Normalises patches; those that the scale was computed from get mean 0 and deviation 1.</summary>
    public float[] Normalise(float[] patches)
    {
        var scaled = new float[patches.Length];
        for (var i = 0; i < patches.Length; i++)
        {
            var (mean, deviation) = _channels[Channel(i)];
            scaled[i] = (patches[i] - mean) / deviation;
        }

        return scaled;
    }

    private static int Channel(int i) => i % PatchSet.Length / ChannelLength;
}
