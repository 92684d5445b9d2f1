using System.Diagnostics;
using System.Diagnostics.Metrics;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Observability;

/// <summary>
/// Metrics and spans of translations. Each tag has few values: models, longer sides in steps, stages, reasons, formats. A worker process
/// measures its stages and sends them with the result; the server creates a span for each, so that workers need no exporter.
/// </summary>
internal sealed class TranslationTelemetry
{
    /// <summary>Name of the meter and of the spans' source.</summary>
    public const string Name = "CoCosNet";

    private const int SizeStep = 256;

    private static readonly ActivitySource Source = new(Name);

    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _wait;
    private readonly Histogram<double> _stage;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _cancellations;
    private readonly Histogram<long> _images;

    public TranslationTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _duration = meter.CreateHistogram<double>("cocosnet.translation.duration", "s", "From acceptance to the picture, the wait included.");
        _wait = meter.CreateHistogram<double>("cocosnet.translation.wait.duration", "s", "From acceptance to a worker.");
        _stage = meter.CreateHistogram<double>("cocosnet.translation.stage.duration", "s", "Of one stage of a translation.");
        _failures = meter.CreateCounter<long>("cocosnet.translation.failures", "{translation}", "Translations that failed, by the code of the problem.");
        _cancellations = meter.CreateCounter<long>("cocosnet.translation.cancellations", "{translation}", "Translations that were given up, by who did.");
        _images = meter.CreateHistogram<long>("cocosnet.image.size", "By", "Encoded pictures and maps, in and out, by format.");
    }

    /// <summary>Starts a span of the translation below the current one.</summary>
    public static Activity? Start(string? model) => Source.StartActivity("translate")?.SetTag("cocosnet.model", model);

    /// <summary>Adds a span per stage to a translation that has just ended.</summary>
    public static void AddStages(Activity? translation, StageTimings timings, DateTimeOffset end)
    {
        if (translation is null)
        {
            return;
        }

        // Stages follow each other without gaps, and the last one ends now.
        var start = end - timings.Total;
        foreach (var (stage, spent) in Stages(timings))
        {
            if (spent > TimeSpan.Zero)
            {
                using var span = Source.StartActivity($"translate {stage}", ActivityKind.Internal, translation.Context, startTime: start);
                span?.SetTag("cocosnet.stage", stage).SetEndTime((start + spent).UtcDateTime);
                start += spent;
            }
        }
    }

    public void Succeeded(TranslationResult result, TimeSpan duration)
    {
        var timings = result.Timings;
        var tags = new TagList
        {
            { "model", result.Model },
            { "size", SizeOf(result.Image.Width, result.Image.Height) },
            { "exemplar_cache", result.ExemplarCached ? "hit" : "miss" },
        };
        _duration.Record(duration.TotalSeconds, tags);
        _wait.Record(timings.Queue.TotalSeconds, new KeyValuePair<string, object?>("model", result.Model));
        foreach (var (stage, spent) in Stages(timings))
        {
            var staged = tags;
            staged.Add("stage", stage);
            _stage.Record(spent.TotalSeconds, staged);
        }

        Record("out", "image", result.Image.Content.Length, FormatOf(result.Image.Content.Span));
    }

    public void Failed(string reason) => _failures.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Canceled(string reason) => _cancellations.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Received(TranslationRequest request)
    {
        if (request.Map is { } map)
        {
            Record("in", "map", map.Content.Length, FormatOf(map.Content.Span));
        }

        Record("in", "exemplar", request.Exemplar.Length, FormatOf(request.Exemplar.Span));
        if (request.ExemplarMap is { } exemplarMap)
        {
            Record("in", "exemplar_map", exemplarMap.Content.Length, FormatOf(exemplarMap.Content.Span));
        }
    }

    /// <summary>Returns the stages of a translation in order.</summary>
    private static IEnumerable<(string Stage, TimeSpan Spent)> Stages(StageTimings timings) =>
    [
        ("queue", timings.Queue), ("decode", timings.Decode), ("features", timings.Features),
        ("match", timings.Match), ("generate", timings.Generate), ("encode", timings.Encode),
    ];

    private static string SizeOf(int width, int height)
    {
        // Rounded up to 256, 512 and so on, because a tag value per exact size would create a time series each.
        var steps = (Math.Max(width, height) + SizeStep - 1) / SizeStep;
        return (steps * SizeStep).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string FormatOf(ReadOnlySpan<byte> content) => PictureSignature.FormatOf(content) switch
    {
        PictureFormat.Png => "png",
        PictureFormat.Jpeg => "jpeg",
        PictureFormat.Webp => "webp",
        _ => content is [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', ..] ? "npy" : "other",
    };

    private void Record(string direction, string role, int bytes, string format) => _images.Record(
        bytes, new TagList { { "direction", direction }, { "role", role }, { "format", format } });
}
