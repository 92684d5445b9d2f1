using System.Globalization;
using System.Text.Json;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Answers;

/// <summary>Converts results to responses.</summary>
internal static class TranslationResponses
{
    /// <summary>Embeds the pictures as data URIs.</summary>
    public static TranslationResponse ToResponse(this TranslationResult result) => result.ToResponse(ToDataUri);

    /// <param name="result">The result.</param>
    /// <param name="address">Returns the address of a file of the result.</param>
    public static TranslationResponse ToResponse(this TranslationResult result, Func<ResultFile, string> address) => new()
    {
        Model = result.Model,
        ModelDigest = result.ModelDigest,
        Id = result.Id,
        Repaint = result.Repaint,
        Width = result.Image.Width,
        Height = result.Image.Height,
        Timings = ToResponse(result.Timings),
        Image = ToResponse(OutputNames.Image, result.Image, address),
        Variations = [.. result.Variations.Select((variation, number) => new VariationResponse(
            variation.Seed, ToResponse(OutputNames.Variation(number), variation.Picture, address), variation.Differences))],
        Map = result.Map,
        ExemplarMap = result.ExemplarMap,
        Warps = [.. result.Warps.Select(warp => warp.ToResponse(address))],
        Flow = ToResponseOrNull(OutputNames.Flow, result.Flow, address),
        Confidence = ToResponseOrNull(OutputNames.Confidence, result.Confidence, address),
        Correspondence = ToResponseOrNull(OutputNames.Correspondence, result.Correspondence, address),
        Matches = result.Matches is { } matches
            ? new ArrayResponse(EncodedArray.MediaType, matches.Shape, address(ResultFile.Of(OutputNames.Matches, matches)))
            : null,
        ExemplarReading = result.ExemplarReading?.ToResponse(OutputNames.ExemplarMap, address),
        LayoutReading = result.LayoutReading?.ToResponse(OutputNames.LayoutMap, address),
        Probes = [.. result.Probes.Select(ToResponse)],
    };

    /// <inheritdoc cref="ToResponse(TranslationResult, Func{ResultFile, string})"/>
    public static WarpResponse ToResponse(this WarpPicture warp, Func<ResultFile, string> address) =>
        new(warp.Level, ToResponse(OutputNames.Warp(warp.Picture), warp.Picture, address));

    /// <param name="reading">What was read.</param>
    /// <param name="name">Name of the map among the result's files.</param>
    /// <param name="address">Returns the address of a file of the result.</param>
    public static PictureReadingResponse ToResponse(this PictureReading reading, string name, Func<ResultFile, string> address) =>
        new(ToResponse(name, reading.Map, address), reading.Classes);

    /// <summary>The bytes as a data URI.</summary>
    public static string ToDataUri(ResultFile file) => ToDataUri(file.MediaType, file.Content.Span);

    public static string ToDataUri(string mediaType, ReadOnlySpan<byte> content) => $"data:{mediaType};base64,{Convert.ToBase64String(content)}";

    /// <summary>Returns the same response with other file addresses.</summary>
    /// <param name="response">The response.</param>
    /// <param name="address">Maps an old address to a new one.</param>
    public static TranslationResponse WithAddresses(this TranslationResponse response, Func<string, string> address)
    {
        return response with
        {
            Image = Move(response.Image)!,
            Variations = [.. response.Variations.Select(variation => variation with { Picture = Move(variation.Picture)! })],
            Warps = [.. response.Warps.Select(warp => warp with { Picture = Move(warp.Picture)! })],
            Flow = Move(response.Flow),
            Confidence = Move(response.Confidence),
            Correspondence = Move(response.Correspondence),
            Matches = response.Matches is { } matches ? matches with { Url = address(matches.Url) } : null,
            ExemplarReading = MoveMap(response.ExemplarReading),
            LayoutReading = MoveMap(response.LayoutReading),
        };

        PictureReadingResponse? MoveMap(PictureReadingResponse? reading) => reading is null ? null : reading with { Map = Move(reading.Map)! };

        PictureResponse? Move(PictureResponse? picture) => picture is null ? null : picture with { Url = address(picture.Url) };
    }

    /// <summary>Writes the headers of a finished translation.</summary>
    public static void WriteHeaders(IHeaderDictionary headers, TranslationResponse result)
    {
        headers[ResponseHeaders.ServerTiming] = result.Timings.ToServerTiming();
        headers[ResponseHeaders.ModelId] = result.Model;
        headers[ResponseHeaders.ModelDigest] = result.ModelDigest;
        if (result.Id is { } id)
        {
            headers[ResponseHeaders.ResultId] = id;
        }

        if (result.Repaint is { } repaint)
        {
            headers[ResponseHeaders.Repaint] = repaint.Reason is { } reason
                ? $"whole; reason={JsonNamingPolicy.CamelCase.ConvertName(reason.ToString())}"
                : string.Create(CultureInfo.InvariantCulture, $"local; share={repaint.Share}");
        }

        headers[ResponseHeaders.MapMended] = Mended(result.Map);
        if (result.ExemplarMap is { } exemplarMap)
        {
            headers[ResponseHeaders.ExemplarMapMended] = Mended(exemplarMap);
        }

        WritePerson(headers, ResponseHeaders.MapPerson, result.Map);
        WritePerson(headers, ResponseHeaders.ExemplarMapPerson, result.ExemplarMap);
        var notes = result.Map.Notes.Concat(result.ExemplarMap?.Notes ?? []).Select(note => note.Code).Distinct();
        if (string.Join(", ", notes) is { Length: > 0 } codes)
        {
            headers[ResponseHeaders.MapNotes] = codes;
        }

        headers.CacheControl = "no-store";
        headers.Vary = "Accept, Prefer";
    }

    private static void WritePerson(IHeaderDictionary headers, string name, MapReading? map)
    {
        if (map?.Person is { } person)
        {
            headers[name] = person.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static string Mended(MapReading map) => map.Mended.ToString(CultureInfo.InvariantCulture);

    /// <summary>Formats the value of a Server-Timing header, in milliseconds.</summary>
    private static string ToServerTiming(this TimingsResponse timings) => string.Join(
        ", ",
        Metric("queue", timings.Queue),
        Metric("decode", timings.Decode),
        Metric("features", timings.Features),
        Metric("match", timings.Match),
        Metric("generate", timings.Generate),
        Metric("encode", timings.Encode));

    public static TimingsResponse ToResponse(this StageTimings timings) => new(
        Milliseconds(timings.Queue),
        Milliseconds(timings.Decode),
        Milliseconds(timings.Features),
        Milliseconds(timings.Match),
        Milliseconds(timings.Generate),
        Milliseconds(timings.Encode),
        Milliseconds(timings.Total));

    private static string Metric(string name, double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{name};dur={milliseconds:0.###}");

    private static double Milliseconds(TimeSpan duration) => Math.Round(duration.TotalMilliseconds, 3);

    private static ProbeResponse ToResponse(Probe probe) => new(
        probe.Position.X,
        probe.Position.Y,
        [.. probe.Levels.Select(level => new ProbeLevelResponse(
            level.Level, [.. level.Matches.Select(match => new ProbeMatchResponse(match.Position.X, match.Position.Y, match.Weight))]))]);

    private static PictureResponse? ToResponseOrNull(string name, EncodedPicture? picture, Func<ResultFile, string> address) =>
        picture is null ? null : ToResponse(name, picture, address);

    private static PictureResponse ToResponse(string name, EncodedPicture picture, Func<ResultFile, string> address) =>
        new(picture.MediaType, picture.Width, picture.Height, address(ResultFile.Of(name, picture)));
}
