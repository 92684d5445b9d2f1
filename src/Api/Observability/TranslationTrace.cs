using System.Diagnostics;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Observability;

/// <summary>
/// Spans of translations. A worker process measures its stages and sends them with the result; the server makes a span of each, below the
/// request's or the job's, so that workers need no exporter of their own.
/// </summary>
internal static class TranslationTrace
{
    /// <summary>The source's name.</summary>
    public const string Name = "CoCosNet";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>A span of the translation below the current one.</summary>
    public static Activity? Start(string? model) => Source.StartActivity("translate")?.SetTag("cocosnet.model", model);

    /// <summary>Adds a span for each stage to a translation that has just ended.</summary>
    public static void AddStages(Activity? translation, StageTimings timings, DateTimeOffset end)
    {
        if (translation is null)
        {
            return;
        }

        // Stages follow each other without a gap, the last one ends now.
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

    /// <summary>The stages of a translation in their order.</summary>
    public static IEnumerable<(string Stage, TimeSpan Spent)> Stages(StageTimings timings) =>
    [
        ("queue", timings.Queue), ("decode", timings.Decode), ("features", timings.Features),
        ("match", timings.Match), ("generate", timings.Generate), ("encode", timings.Encode),
    ];
}
