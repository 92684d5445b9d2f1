using System.Runtime.Intrinsics;
using CoCosNet.Model.Ops;
using CoCosNet.Model.Ops.Fused;
using static TorchSharp.torch;

namespace CoCosNet.Model.Features;

/// <summary>
/// Computes the same as <see cref="FeatureAnchors.Plain"/> for float32 on the CPU without gradient. Every part is written once, in its
/// final place, and normalised there.
/// </summary>
internal static unsafe class AnchorKernel
{
    private const float Epsilon = 1e-10f;

    /// <param name="learned">B×f×H×W, or null.</param>
    /// <param name="shares">B×L×H×W.</param>
    /// <param name="place">3×H×W, already weighted.</param>
    /// <param name="parts">Weights of the other parts.</param>
    public static Tensor Join(Tensor? learned, Tensor shares, Tensor place, AnchorParts parts)
    {
        using var scope = NewDisposeScope();
        (learned, shares, place) = (learned?.contiguous(), shares.contiguous(), place.contiguous());
        int batch = (int)shares.shape[0], features = (int)(learned?.shape[1] ?? 0), classes = (int)shares.shape[1];
        int height = (int)shares.shape[2], width = (int)shares.shape[3], pixels = height * width;
        var channels = features + (classes * (1 + (ClassSurroundings.Windows * parts.Radii.Length))) + FeatureAnchors.PlaceChannels;
        var joined = empty([batch, channels, height, width], ScalarType.Float32);
        var (from, share, at, to) = (
            learned is null ? 0 : (nint)Memory.Of<float>(learned), (nint)Memory.Of<float>(shares), (nint)Memory.Of<float>(place), (nint)Memory.Of<float>(joined));
        var weights = new float[batch * channels];

        Parallel.For(0, batch * classes, KernelThreads.Options, plane =>
        {
            var (picture, label) = Math.DivRem(plane, classes);
            var first = (picture * channels) + features;
            var source = (float*)share + ((nint)plane * pixels);
            var present = new ReadOnlySpan<float>(source, pixels).ContainsAnyExcept(0f);
            Copy(source, first + label, parts.ClassLength, present);
            for (var i = 0; i < parts.Radii.Length; i++)
            {
                var window = first + (classes * (1 + (ClassSurroundings.Windows * i))) + label;
                if (present)
                {
                    SurroundingsKernel.Describe(source, Plane(window), (nint)classes * pixels, height, width, parts.Radii[i]);
                }

                for (var w = 0; w < ClassSurroundings.Windows; w++, window += classes)
                {
                    Note(window, parts.AroundLengths[i], present);
                }
            }
        });

        for (var picture = 0; picture < batch; picture++)
        {
            for (var channel = 0; channel < features; channel++)
            {
                Copy((float*)from + (((nint)picture * features) + channel) * pixels, (picture * channels) + channel, parts.LearnedLength, says: true);
            }

            for (var channel = 0; channel < FeatureAnchors.PlaceChannels; channel++)
            {
                Copy((float*)at + ((nint)channel * pixels), ((picture + 1) * channels) - FeatureAnchors.PlaceChannels + channel, 1, says: true);
            }
        }

        RowBands.Run(batch * height, (first, end) =>
        {
            var sums = stackalloc float[width];
            for (var row = first; row < end; row++)
            {
                var (picture, y) = Math.DivRem(row, height);
                Normalize(Plane(picture * channels) + (y * width), weights.AsSpan(picture * channels, channels), pixels, sums, width);
            }
        });
        GC.KeepAlive(learned);
        GC.KeepAlive(shares);
        GC.KeepAlive(place);
        return joined.MoveToOuterDisposeScope();

        float* Plane(int channel) => (float*)to + ((nint)channel * pixels);

        void Copy(float* source, int channel, float length, bool says)
        {
            Note(channel, length, says);
            if (says)
            {
                new ReadOnlySpan<float>(source, pixels).CopyTo(new Span<float>(Plane(channel), pixels));
            }
        }

        // The planes of a class that the picture lacks are zero and need not be read.
        void Note(int channel, float length, bool says)
        {
            weights[channel] = says ? length : 0;
            if (!says)
            {
                new Span<float>(Plane(channel), pixels).Clear();
            }
        }
    }

    private static void Normalize(float* first, ReadOnlySpan<float> weights, nint plane, float* sums, int width)
    {
        new Span<float>(sums, width).Clear();
        for (var channel = 0; channel < weights.Length; channel++)
        {
            if (weights[channel] != 0)
            {
                AddSquares(first + (channel * plane), weights[channel], sums, width);
            }
        }

        for (var x = 0; x < width; x++)
        {
            sums[x] = 1 / (MathF.Sqrt(sums[x]) + Epsilon);
        }

        for (var channel = 0; channel < weights.Length; channel++)
        {
            if (weights[channel] != 0)
            {
                Scale(first + (channel * plane), weights[channel], sums, width);
            }
        }
    }

    private static void AddSquares(float* values, float weight, float* sums, int width)
    {
        var x = 0;
        for (; x <= width - Vector256<float>.Count; x += Vector256<float>.Count)
        {
            var value = Vector256.Load(values + x) * weight;
            (Vector256.Load(sums + x) + (value * value)).Store(sums + x);
        }

        for (; x < width; x++)
        {
            sums[x] += values[x] * weight * values[x] * weight;
        }
    }

    private static void Scale(float* values, float weight, float* factors, int width)
    {
        var x = 0;
        for (; x <= width - Vector256<float>.Count; x += Vector256<float>.Count)
        {
            (Vector256.Load(values + x) * (Vector256.Load(factors + x) * weight)).Store(values + x);
        }

        for (; x < width; x++)
        {
            values[x] *= factors[x] * weight;
        }
    }
}
