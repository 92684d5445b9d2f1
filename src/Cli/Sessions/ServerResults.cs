using CoCosNet.Cli.Outcomes;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Cli.Sessions;

/// <summary>Converts a server's JSON, with files as data URIs, to a result.</summary>
internal static class ServerResults
{
    public static TranslationResult Read(TranslationResponse response) => new()
    {
        Model = response.Model,
        ModelDigest = response.ModelDigest,
        Id = response.Id,
        Repaint = response.Repaint,
        Image = Picture(response.Image),
        Variations = [.. response.Variations.Select(variation => new Variation(variation.Seed, Picture(variation.Picture), variation.Differences))],
        Map = response.Map,
        ExemplarMap = response.ExemplarMap,
        Warps = [.. response.Warps.Select(warp => new WarpPicture(warp.Level, Picture(warp.Picture)))],
        Flow = response.Flow is { } flow ? Picture(flow) : null,
        Confidence = response.Confidence is { } confidence ? Picture(confidence) : null,
        Correspondence = response.Correspondence is { } correspondence ? Picture(correspondence) : null,
        Matches = response.Matches is { } matches ? new EncodedArray(matches.Shape, Content(matches.Url)) : null,
        ExemplarReading = Reading(response.ExemplarReading),
        LayoutReading = Reading(response.LayoutReading),
        Probes = [.. response.Probes.Select(Probe)],
        Timings = Timings(response.Timings),
    };

    private static EncodedPicture Picture(PictureResponse picture)
    {
        var format = picture.MediaType switch
        {
            "image/png" => PictureFormat.Png,
            "image/webp" => PictureFormat.Webp,
            "image/jpeg" => PictureFormat.Jpeg,
            var other => throw new CliException(ExitCode.Unexpected, $"The server sent a picture of the type '{other}', which this version does not know."),
        };
        return new EncodedPicture(format, picture.Width, picture.Height, Content(picture.Url));
    }

    private static PictureReading? Reading(PictureReadingResponse? reading) => reading is null ? null : new PictureReading(Picture(reading.Map), reading.Classes);

    private static byte[] Content(string uri) => Convert.FromBase64String(uri[(uri.IndexOf(',', StringComparison.Ordinal) + 1)..]);

    private static Probe Probe(ProbeResponse probe) => new(
        new PixelPosition(probe.X, probe.Y),
        [.. probe.Levels.Select(level => new ProbeLevel(
            level.Level, [.. level.Matches.Select(match => new ProbeMatch(new PixelPosition(match.X, match.Y), match.Weight))]))]);

    private static StageTimings Timings(TimingsResponse timings) => new(
        TimeSpan.FromMilliseconds(timings.Queue),
        TimeSpan.FromMilliseconds(timings.Decode),
        TimeSpan.FromMilliseconds(timings.Features),
        TimeSpan.FromMilliseconds(timings.Match),
        TimeSpan.FromMilliseconds(timings.Generate),
        TimeSpan.FromMilliseconds(timings.Encode));
}
