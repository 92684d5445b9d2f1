using CoCosNet.Api.Jobs;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Stores.JetStream;

/// <summary>Converts a job's stored result to a translator's result.</summary>
internal static class StoredResults
{
    private static readonly Dictionary<string, TranslationError> Errors =
        Enum.GetValues<TranslationError>().ToDictionary(error => TranslationProblems.Of(error).Code, StringComparer.Ordinal);

    /// <param name="files">The job's files.</param>
    /// <param name="id">Id of the job.</param>
    /// <param name="result">The job's result.</param>
    /// <param name="elapsed">Time since the request's arrival; the part that no stage accounts for was spent in the queue.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<TranslationResult> ReadAsync(
        JobFiles files, string id, TranslationResponse result, TimeSpan elapsed, CancellationToken cancellationToken)
    {
        var warps = new List<WarpPicture>();
        foreach (var warp in result.Warps)
        {
            warps.Add(new WarpPicture(warp.Level, await ReadAsync(files, id, warp.Picture, cancellationToken)));
        }

        var variations = new List<Variation>();
        foreach (var variation in result.Variations)
        {
            variations.Add(new Variation(variation.Seed, await ReadAsync(files, id, variation.Picture, cancellationToken), variation.Differences));
        }

        return new TranslationResult
        {
            Variations = variations,
            Model = result.Model,
            ModelDigest = result.ModelDigest,
            Id = result.Id,
            Repaint = result.Repaint,
            Map = result.Map,
            ExemplarMap = result.ExemplarMap,
            Image = await ReadAsync(files, id, result.Image, cancellationToken),
            Warps = warps,
            Flow = await ReadOrNullAsync(files, id, result.Flow, cancellationToken),
            Confidence = await ReadOrNullAsync(files, id, result.Confidence, cancellationToken),
            Correspondence = await ReadOrNullAsync(files, id, result.Correspondence, cancellationToken),
            Matches = result.Matches is { } matches
                ? new EncodedArray(matches.Shape, await ContentAsync(files, id, matches.Url, cancellationToken))
                : null,
            ExemplarReading = await ReadOrNullAsync(files, id, result.ExemplarReading, cancellationToken),
            LayoutReading = await ReadOrNullAsync(files, id, result.LayoutReading, cancellationToken),
            Probes = [.. result.Probes.Select(ToProbe)],
            Timings = ToTimings(result.Timings, elapsed),
        };
    }

    public static async Task<EncodedPicture> ReadAsync(JobFiles files, string id, PictureResponse picture, CancellationToken cancellationToken) => new(
        Format(picture.MediaType), picture.Width, picture.Height, await ContentAsync(files, id, picture.Url, cancellationToken));

    /// <summary>Converts a worker's stored failure to the exception that it represents.</summary>
    public static TranslationException ToException(Problem problem) => new(
        Errors.GetValueOrDefault(problem.Code, TranslationError.Internal), (problem.Errors.Count == 0 ? null : problem.Errors[0])?.Pointer.TrimStart('#', '/'), problem.Detail);

    private static async Task<EncodedPicture?> ReadOrNullAsync(
        JobFiles files, string id, PictureResponse? picture, CancellationToken cancellationToken) =>
        picture is null ? null : await ReadAsync(files, id, picture, cancellationToken);

    private static async Task<PictureReading?> ReadOrNullAsync(
        JobFiles files, string id, PictureReadingResponse? reading, CancellationToken cancellationToken) =>
        reading is null ? null : new PictureReading(await ReadAsync(files, id, reading.Map, cancellationToken), reading.Classes);

    private static async Task<ReadOnlyMemory<byte>> ContentAsync(JobFiles files, string id, string url, CancellationToken cancellationToken)
    {
        var name = url[JobAddresses.Output(id, "").Length..];
        await using var stream = await files.OpenOutputAsync(id, name, cancellationToken)
            ?? throw new TranslationException(TranslationError.Internal, field: null, $"The output '{name}' of the job that stood for this request is gone.");
        var content = new byte[stream.Length];
        await stream.ReadExactlyAsync(content, cancellationToken);
        return content;
    }

    private static PictureFormat Format(string mediaType) =>
        Enum.GetValues<PictureFormat>().Single(format => new EncodedPicture(format, 0, 0, default).MediaType == mediaType);

    private static Probe ToProbe(ProbeResponse probe) => new(
        new PixelPosition(probe.X, probe.Y),
        [.. probe.Levels.Select(level => new ProbeLevel(
            level.Level, [.. level.Matches.Select(match => new ProbeMatch(new PixelPosition(match.X, match.Y), match.Weight))]))]);

    private static StageTimings ToTimings(TimingsResponse timings, TimeSpan elapsed)
    {
        var worked = TimeSpan.FromMilliseconds(timings.Total - timings.Queue);
        return new StageTimings(
            elapsed > worked ? elapsed - worked : TimeSpan.Zero,
            TimeSpan.FromMilliseconds(timings.Decode),
            TimeSpan.FromMilliseconds(timings.Features),
            TimeSpan.FromMilliseconds(timings.Match),
            TimeSpan.FromMilliseconds(timings.Generate),
            TimeSpan.FromMilliseconds(timings.Encode));
    }
}
