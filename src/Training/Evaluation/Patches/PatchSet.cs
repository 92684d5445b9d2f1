using CoCosNet.Inference.Imaging;
using CoCosNet.Scenes.Noise;

namespace CoCosNet.Training.Evaluation.Patches;

/// <summary>
/// Patches of a set of pictures: 7×7 from every level of their Laplacian pyramids, 128 per level and picture (Karras et al. 2018, section
/// 5). Places depend only on the picture's number, so two sets of the same layouts are sampled at the same places.
/// </summary>
internal sealed class PatchSet
{
    public const int Side = 7;

    public const int PatchesPerPicture = 128;

    /// <summary>Values of a patch: channels × rows × columns.</summary>
    public const int Length = Picture.Channels * Side * Side;

    private readonly List<Half[]>[] _levels;

    /// <param name="size">Size of the pictures.</param>
    public PatchSet(PixelSize size)
    {
        Size = size;
        _levels = [.. Enumerable.Range(0, LaplacianPyramid.Levels(size.Width, size.Height)).Select(_ => new List<Half[]>())];
    }

    public PixelSize Size { get; }

    public int Levels => _levels.Length;

    /// <summary>Number of added pictures.</summary>
    public int Count => _levels[0].Count;

    /// <param name="picture">Picture of <see cref="Size"/>.</param>
    /// <param name="number">Number that determines the places.</param>
    public void Add(Picture picture, int number)
    {
        if (picture.Size != Size)
        {
            throw new ArgumentException($"The set is of pictures of {Size}, not {picture.Size}.", nameof(picture));
        }

        var pyramids = Enumerable.Range(0, Picture.Channels).Select(channel => LaplacianPyramid.Of(Plane.Of(picture, channel))).ToArray();
        var random = new SeededRandom(number, 7049);
        for (var level = 0; level < Levels; level++)
        {
            _levels[level].Add(Cut([.. pyramids.Select(pyramid => pyramid[level])], random));
        }
    }

    /// <summary>The patches of a level, concatenated.</summary>
    /// <param name="level">Level, from 0 for the finest.</param>
    /// <param name="pictures">Indices of the pictures, in the order in which they were added.</param>
    /// <returns>N×<see cref="Length"/>.</returns>
    public float[] Patches(int level, IReadOnlyList<int> pictures)
    {
        var patches = new float[pictures.Count * PatchesPerPicture * Length];
        var at = 0;
        foreach (var picture in pictures)
        {
            foreach (var value in _levels[level][picture])
            {
                patches[at++] = (float)value;
            }
        }

        return patches;
    }

    private static Half[] Cut(Plane[] channels, SeededRandom random)
    {
        var patches = new Half[PatchesPerPicture * Length];
        var at = 0;
        for (var patch = 0; patch < PatchesPerPicture; patch++)
        {
            var top = random.Below(channels[0].Height - Side + 1);
            var left = random.Below(channels[0].Width - Side + 1);
            foreach (var channel in channels)
            {
                for (var row = top; row < top + Side; row++)
                {
                    foreach (var value in channel.Values.AsSpan((row * channel.Width) + left, Side))
                    {
                        patches[at++] = (Half)value;
                    }
                }
            }
        }

        return patches;
    }
}
