using System.Globalization;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Translations;

/// <summary>A result to what goes over the wire.</summary>
internal static class TranslationResponses
{
    public static TranslationResponse ToResponse(this TranslationResult result) => new()
    {
        Model = result.Model,
        ModelDigest = result.ModelDigest,
        Width = result.Image.Width,
        Height = result.Image.Height,
        Timings = ToResponse(result.Timings),
        Image = ToResponse(result.Image),
        Warps = [.. result.Warps.Select(warp => new WarpResponse(warp.Level, ToResponse(warp.Picture)))],
        Flow = ToResponseOrNull(result.Flow),
        Confidence = ToResponseOrNull(result.Confidence),
        Correspondence = ToResponseOrNull(result.Correspondence),
        Matches = result.Matches is { } matches ? new ArrayResponse(EncodedArray.MediaType, matches.Shape, DataUri(EncodedArray.MediaType, matches.Content)) : null,
        Probes = [.. result.Probes.Select(ToResponse)],
    };

    /// <summary>The value of a Server-Timing header, in milliseconds.</summary>
    public static string ToServerTiming(this StageTimings timings) => string.Join(
        ", ",
        Metric("queue", timings.Queue),
        Metric("decode", timings.Decode),
        Metric("features", timings.Features),
        Metric("match", timings.Match),
        Metric("generate", timings.Generate),
        Metric("encode", timings.Encode));

    private static string Metric(string name, TimeSpan duration) =>
        string.Create(CultureInfo.InvariantCulture, $"{name};dur={duration.TotalMilliseconds:0.###}");

    private static TimingsResponse ToResponse(StageTimings timings) => new(
        Milliseconds(timings.Queue),
        Milliseconds(timings.Decode),
        Milliseconds(timings.Features),
        Milliseconds(timings.Match),
        Milliseconds(timings.Generate),
        Milliseconds(timings.Encode),
        Milliseconds(timings.Total));

    private static double Milliseconds(TimeSpan duration) => Math.Round(duration.TotalMilliseconds, 3);

    private static ProbeResponse ToResponse(Probe probe) => new(
        probe.Position.X,
        probe.Position.Y,
        [.. probe.Levels.Select(level => new ProbeLevelResponse(
            level.Level, [.. level.Matches.Select(match => new ProbeMatchResponse(match.Position.X, match.Position.Y, match.Weight))]))]);

    private static PictureResponse? ToResponseOrNull(EncodedPicture? picture) => picture is null ? null : ToResponse(picture);

    private static PictureResponse ToResponse(EncodedPicture picture) =>
        new(picture.MediaType, picture.Width, picture.Height, DataUri(picture.MediaType, picture.Content));

    private static string DataUri(string mediaType, ReadOnlyMemory<byte> content) => $"data:{mediaType};base64,{Convert.ToBase64String(content.Span)}";
}
