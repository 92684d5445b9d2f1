using System.Text;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Tests.Hosting;

/// <summary>Stands in at the seam: remembers the last request and answers as told. Its pictures are marked bytes, not pictures.</summary>
internal sealed class FakeTranslator : ITranslator
{
    public const string Digest = "sha256:0123";

    public static readonly StageTimings Timings = new(
        TimeSpan.FromMilliseconds(1.5), TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(3),
        TimeSpan.FromMilliseconds(4), TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(6));

    public static readonly PictureReading Reading = new(
        new EncodedPicture(PictureFormat.Png, 64, 32, Content(PictureFormat.Png, "read")), [new ReadClass(3, "rock", 0.75, 0.9), new ReadClass(0, "sky", 0.25, 0.5)]);

    private int _begun;

    public IReadOnlyList<ModelStatus> Models { get; set; } = [TestModels.Ready("analogy")];

    public string? DefaultModel { get; set; } = "analogy";

    public bool IsAlive { get; set; } = true;

    /// <summary>What a translation does instead of succeeding at once.</summary>
    public Func<TranslationRequest, CancellationToken, Task>? Behaviour { get; set; }

    /// <summary>What a translation tells before it does that.</summary>
    public IReadOnlyList<TranslationProgress> Steps { get; set; } = [];

    /// <summary>The model's digest in each result; <see cref="Digest"/> unless it is set.</summary>
    public Func<string> ModelDigest { get; set; } = () => Digest;

    /// <summary>How many translations were begun.</summary>
    public int Begun => _begun;

    public TranslationRequest? LastRequest { get; private set; }

    /// <summary>Bytes that say what they stand for, and end in such as base64 writes with + and /.</summary>
    public static byte[] Content(PictureFormat format, string name) => [.. Encoding.UTF8.GetBytes($"{name} as {format}"), 0xfb, 0xff, 0xfe];

    /// <summary>Fails every translation with an expected failure.</summary>
    public void Fail(TranslationError error, string? field = null, TimeSpan? retryAfter = null) =>
        Behaviour = (_, _) => throw new TranslationException(error, field, $"Detail of {error}.") { RetryAfter = retryAfter };

    public async Task<TranslationResult> TranslateAsync(
        TranslationRequest request, IProgress<TranslationProgress>? progress, CancellationToken cancellationToken)
    {
        LastRequest = request;
        Interlocked.Increment(ref _begun);
        foreach (var step in Steps)
        {
            progress?.Report(step);
        }

        if (Behaviour is not null)
        {
            await Behaviour(request, cancellationToken);
        }

        var format = request.Options.Format;
        return new TranslationResult
        {
            Model = request.Model ?? "analogy",
            ModelDigest = ModelDigest(),
            Id = request.Options.Continues is null ? null : new string('1', 64),
            Repaint = request.Options.Continues is null ? null : new Repaint(RepaintScope.Local, 0.25),
            Image = new EncodedPicture(format, 256, 128, Content(format, "image")),
            Variations = request.Options.Variations > 1
                ? [.. Enumerable.Range(0, request.Options.Variations).Select(number => NewVariation(request.Options.Seed + number, format, number))]
                : [],
            Warps = request.Options.Warps ? [.. Enumerable.Range(0, 4).Select(level => Warp(level, format))] : [],
            Flow = Evidence(request.Options.Flow, "flow", format),
            Confidence = Evidence(request.Options.Confidence, "confidence", format),
            Correspondence = Evidence(request.Options.Correspondence, "correspondence", format),
            Matches = request.Options.Matches ? new EncodedArray([128, 256, 1, 3], Content(format, "matches")) : null,
            ExemplarReading = request.Options.ExemplarReading ? Reading : null,
            LayoutReading = request.Map is { IsPicture: true } ? Reading : null,
            Probes = [.. request.Options.Probes.Select(Probe)],
            Timings = Timings,
        };
    }

    private static EncodedPicture? Evidence(bool asked, string name, PictureFormat format) =>
        asked ? new EncodedPicture(format, 256, 128, Content(format, name)) : null;

    private static Variation NewVariation(int seed, PictureFormat format, int number) =>
        new(seed, new EncodedPicture(format, 256, 128, Content(format, number == 0 ? "image" : $"variation {number}")), []);

    private static Probe Probe(PixelPosition position) =>
        new(position, [.. Enumerable.Range(0, 4).Select(level => new ProbeLevel(level, [new ProbeMatch(new PixelPosition(level, 7), 0.75)]))]);

    public static WarpPicture Warp(int level, PictureFormat format) =>
        new(level, new EncodedPicture(format, 32 << level, 16 << level, Content(format, $"warp {level}")));
}
