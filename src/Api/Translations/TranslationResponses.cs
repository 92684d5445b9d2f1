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

    private static PictureResponse ToResponse(EncodedPicture picture) => new(
        picture.MediaType, picture.Width, picture.Height, $"data:{picture.MediaType};base64,{Convert.ToBase64String(picture.Content.Span)}");
}
