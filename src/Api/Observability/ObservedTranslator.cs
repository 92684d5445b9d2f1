using System.Diagnostics;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Observability;

/// <summary>Measures all translations, whether for a request, an event stream or a job.</summary>
internal sealed class ObservedTranslator(ITranslator inner, TranslationTelemetry telemetry, IHttpContextAccessor requests, TimeProvider time) : ITranslator
{
    public IReadOnlyList<ModelStatus> Models => inner.Models;

    public string? DefaultModel => inner.DefaultModel;

    public bool IsAlive => inner.IsAlive;

    public async Task<TranslationResult> TranslateAsync(
        TranslationRequest request, IProgress<TranslationProgress>? progress, CancellationToken cancellationToken)
    {
        // The token of the waiting request; null for a job.
        var client = requests.HttpContext?.RequestAborted;
        var started = time.GetTimestamp();
        telemetry.Received(request);
        using var span = TranslationTelemetry.Start(request.Model);
        try
        {
            var result = await inner.TranslateAsync(request, progress, cancellationToken);
            telemetry.Succeeded(result, time.GetElapsedTime(started));
            TranslationTelemetry.AddStages(span, result.Timings, time.GetUtcNow());
            span?.SetTag("cocosnet.model", result.Model).SetTag("cocosnet.exemplar_cache", result.ExemplarCached ? "hit" : "miss");
            return result;
        }
        catch (OperationCanceledException)
        {
            var reason = client is null ? "job" : client.Value.IsCancellationRequested ? "client" : "deadline";
            telemetry.Canceled(reason);
            span?.SetStatus(ActivityStatusCode.Error, $"canceled: {reason}");
            throw;
        }
        catch (Exception exception)
        {
            var code = TranslationProblems.Of((exception as TranslationException)?.Error ?? TranslationError.Internal).Code;
            telemetry.Failed(code);
            span?.SetStatus(ActivityStatusCode.Error, code).SetTag("error.type", code);
            throw;
        }
    }
}
