using System.Text.Json;
using System.Threading.Channels;
using CoCosNet.Api.Answers;
using CoCosNet.Api.Http;
using CoCosNet.Api.Jobs;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Translations;

/// <summary>Streams a translation as events. Nothing is stored, pictures are embedded, and the work stops when the client disconnects.</summary>
internal sealed class TranslationEvents(
    ITranslator translator, Deadline deadline, IOptions<JobOptions> options, TimeProvider time, ILogger<TranslationEvents> logger)
{
    /// <summary>Streams the events. A failure before the first event is thrown, so that the response gets its status.</summary>
    public async Task StreamAsync(HttpContext context, TranslationRequest request)
    {
        var progress = new Progress();
        var translation = deadline.RunAsync(token => translator.TranslateAsync(request, progress, token), context.RequestAborted);
        progress.EndWith(translation);

        var told = progress.Told;
        if (!await told.WaitToReadAsync(context.RequestAborted))
        {
            await translation;
        }

        var writer = new Writer(context.Response);
        await writer.StartAsync(context.RequestAborted);
        while (await WaitAsync(told, writer, context.RequestAborted))
        {
            while (told.TryRead(out var now))
            {
                await writer.SendAsync(
                    new TranslationEvent
                    {
                        State = now.Stage == TranslationStage.Queue ? JobState.Queued : JobState.Running,
                        Stage = now.Stage,
                        Fraction = now.Fraction,
                        Preview = now.Preview?.ToResponse(TranslationResponses.ToDataUri),
                    },
                    context.RequestAborted);
            }
        }

        await writer.SendAsync(await EndAsync(context, translation), context.RequestAborted);
    }

    private async Task<bool> WaitAsync(ChannelReader<TranslationProgress> told, Writer writer, CancellationToken cancellationToken)
    {
        var more = told.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            try
            {
                return await more.WaitAsync(options.Value.Heartbeat, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                await writer.BeatAsync(cancellationToken);
            }
        }
    }

    private async Task<TranslationEvent> EndAsync(HttpContext context, Task<TranslationResult> translation)
    {
        try
        {
            var result = await translation;
            RequestSummary.Of(context).Include(result);
            return new TranslationEvent { State = JobState.Succeeded, Fraction = 1, Result = result.ToResponse() };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var problem = ProblemWriter.Describe(exception, ProblemWriter.Instance(context), ProblemWriter.TraceId(context));
            if (problem.Status == StatusCodes.Status500InternalServerError)
            {
                ProblemLog.Unexpected(logger, exception, context.Request.Method, context.Request.Path);
            }

            return new TranslationEvent { State = JobState.Failed, Fraction = 0, Problem = problem };
        }
    }

    /// <summary>Receives progress on the translator's thread without blocking it.</summary>
    private sealed class Progress : IProgress<TranslationProgress>
    {
        private readonly Channel<TranslationProgress> _channel = Channel.CreateUnbounded<TranslationProgress>(new() { SingleReader = true });

        public ChannelReader<TranslationProgress> Told => _channel.Reader;

        public void Report(TranslationProgress value) => _channel.Writer.TryWrite(value);

        /// <summary>Ends the progress when the work ends, whatever its outcome.</summary>
        public void EndWith(Task work) => work.ContinueWith(
            _ => _channel.Writer.TryComplete(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Writes events with consecutive numbers.</summary>
    private sealed class Writer(HttpResponse response)
    {
        private readonly EventStream _stream = new(response);
        private long _last;

        public Task StartAsync(CancellationToken cancellationToken) => _stream.StartAsync(cancellationToken);

        public Task BeatAsync(CancellationToken cancellationToken) => _stream.BeatAsync(cancellationToken);

        public Task SendAsync(TranslationEvent told, CancellationToken cancellationToken) =>
            _stream.SendAsync(++_last, JsonSerializer.Serialize(told, WireJson.Context.TranslationEvent), cancellationToken);
    }
}
