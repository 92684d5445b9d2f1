using CoCosNet.Model.Ops;
using TorchSharp;
using static TorchSharp.torch;

namespace CoCosNet.Training.Learning.Losses;

/// <summary>
/// The losses that train the generator without VGG: colours, and a fixed filter bank at several scales. Responses are compared pixel by
/// pixel, which keeps borders in place, and by their strength in windows, which compares texture but not its phase (the blades of grass in
/// exemplar and truth differ).
/// </summary>
internal static class PictureLosses
{
    private const int Scales = 3;
    private const int Window = 8;

    /// <summary>Pixel-wise colour difference at full size and pooled; the pooled one prevents colour drift of regions.</summary>
    public static Tensor Colors(Tensor image, Tensor truth) =>
        Scaled.Difference(image, truth).add(Scaled.Difference(Resize.Pool(image, Window), Resize.Pool(truth, Window)), Scalars.One);

    /// <summary>Pixel-wise difference of filter responses.</summary>
    public static Tensor Structure(Tensor image, Tensor truth) => OverBank(image, truth, Scaled.Difference);

    /// <summary>Difference of filter strength in windows.</summary>
    public static Tensor Texture(Tensor image, Tensor truth) =>
        OverBank(image, truth, (a, b) => Scaled.Difference(Strength(a), Strength(b)));

    /// <summary>Hinge loss of a discriminator.</summary>
    public static Tensor Judge(Tensor[][] real, Tensor[][] fake) =>
        Mean(real.Select(scale => Hinge(scale[^1].neg())).Concat(fake.Select(scale => Hinge(scale[^1]))));

    /// <summary>Hinge loss of the generator.</summary>
    public static Tensor Persuade(Tensor[][] fake) => Mean(fake.Select(scale => scale[^1].mean().neg()));

    /// <summary>Pixel-wise difference of the discriminator's features.</summary>
    public static Tensor Features(Tensor[][] real, Tensor[][] fake) =>
        Mean(real.Zip(fake).SelectMany(scale => scale.First[..^1].Zip(scale.Second[..^1], (a, b) => Scaled.Difference(b, a.detach()))));

    private static Tensor OverBank(Tensor image, Tensor truth, Func<Tensor, Tensor, Tensor> compare)
    {
        List<Tensor> terms = [];
        for (var scale = 0; scale < Scales; scale++)
        {
            terms.AddRange(Bank(image).Zip(Bank(truth), compare));
            (image, truth) = (Resize.Pool(image, 2), Resize.Pool(truth, 2));
        }

        return Mean(terms);
    }

    /// <summary>First and second differences along rows, columns and both diagonals.</summary>
    private static IEnumerable<Tensor> Bank(Tensor x)
    {
        long height = x.shape[2], width = x.shape[3];
        Tensor At(long row, long column) => x.narrow(2, row, height - 2).narrow(3, column, width - 2);
        yield return At(1, 2).sub(At(1, 0));
        yield return At(2, 1).sub(At(0, 1));
        yield return At(2, 2).sub(At(0, 0));
        yield return At(2, 0).sub(At(0, 2));
        yield return At(1, 1).mul(Four).sub(At(0, 1)).sub(At(2, 1)).sub(At(1, 0)).sub(At(1, 2));
    }

    private static Tensor Strength(Tensor response) => Resize.Pool(Scaled.Magnitude(response), Window);

    private static Tensor Hinge(Tensor verdict) => verdict.add(Scalars.One, Scalars.One).relu().mean();

    private static Tensor Mean(IEnumerable<Tensor> terms) => stack([.. terms]).mean();

    private static readonly Scalar Four = Scalars.Of(4);
}
