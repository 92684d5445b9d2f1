using System.Collections.Concurrent;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Serving;
using CoCosNet.Inference.Workers.Wire;

namespace CoCosNet.Inference.Workers;

/// <summary>A worker's session with its server. It reads on the calling thread, so that it answers pings whatever the replicas do.</summary>
internal sealed class WorkerSession(Stream fromServer, FrameSender sender)
{
    private static readonly TimeSpan FlushLimit = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, CancellationTokenSource> _running = new();

    public static Guid Build { get; } = typeof(WorkerSession).Assembly.ManifestModule.ModuleVersionId;

    public int Run()
    {
        if (FrameStream.Read(fromServer) is not { Kind: FrameKind.Setup } first)
        {
            return 1;
        }

        var setup = FrameContent.Read(first, WireJsonContext.Default.WorkerSetup);
        if (setup.Build != Build)
        {
            return Refuse("The program was replaced while the server ran; restart the server.");
        }

        try
        {
            using var service = new InferenceService(
                setup.Inference, setup.Directory, setup.DefaultModel, TimeProvider.System, new ForwardingLoggers(sender), setup.Unloadable);
            Serve(service);
        }
        catch (InvalidOperationException exception)
        {
            return Refuse(exception.Message);
        }

        return sender.Flush(FlushLimit) ? 0 : 1;
    }

    private int Refuse(string reason)
    {
        sender.Send(FrameContent.Write(FrameKind.Refusal, reason, WireJsonContext.Default.String));
        sender.Flush(FlushLimit);
        return 1;
    }

    private void Serve(InferenceService service)
    {
        // Keeps two concurrent changes from being reported in the wrong order.
        var reporting = new Lock();
        void Report()
        {
            lock (reporting)
            {
                var report = new WorkerReport(service.Replicas, service.Precision, service.DefaultModel, service.Models);
                sender.Send(FrameContent.Write(FrameKind.Report, report, WireJsonContext.Default.WorkerReport));
            }
        }

        // Reports start only when every model is known; a partial list would make the other models appear unknown.
        service.StartingAsync(CancellationToken.None).GetAwaiter().GetResult();
        service.Changed += Report;
        Report();
        while (FrameStream.Read(fromServer) is { } frame)
        {
            switch (frame.Kind)
            {
                case FrameKind.Request:
                    _ = TranslateAsync(service, frame);
                    break;
                case FrameKind.Reload:
                    _ = ReloadAsync(service, frame);
                    break;
                case FrameKind.Cancel:
                    Cancel(frame.Request);
                    break;
                case FrameKind.Ping:
                    sender.Send(new Frame(FrameKind.Pong));
                    break;
                case FrameKind.Stop:
                    service.StoppingAsync(CancellationToken.None).GetAwaiter().GetResult();
                    return;
                default:
                    throw new InvalidDataException($"Unexpected frame from the server: {frame.Kind}.");
            }
        }

        // No one is left to answer, so do not wait for a replica to finish its picture.
        ParentProcess.EndAtOnce();
    }

    /// <summary>Translates a request and sends exactly one final frame, whatever the outcome.</summary>
    private async Task TranslateAsync(InferenceService service, Frame frame)
    {
        using var cancellation = new CancellationTokenSource();
        _running[frame.Request] = cancellation;
        try
        {
            var request = FrameContent.Read(frame, WireJsonContext.Default.TranslationRequest);
            var result = await service.TranslateAsync(request, new ForwardedProgress(sender, frame.Request), cancellation.Token).ConfigureAwait(false);
            sender.Send(FrameContent.Write(FrameKind.Result, result, WireJsonContext.Default.TranslationResult, frame.Request));
        }
        catch (OperationCanceledException)
        {
            sender.Send(new Frame(FrameKind.Canceled, frame.Request));
        }
        catch (Exception exception)
        {
            // The service has logged unexpected failures, and its exception contains nothing internal.
            var failure = exception as TranslationException
                ?? new TranslationException(TranslationError.Internal, null, "The translation failed unexpectedly.", exception);
            sender.Send(FrameContent.Write(FrameKind.Failure, RequestFailure.Of(failure), WireJsonContext.Default.RequestFailure, frame.Request));
        }
        finally
        {
            _running.TryRemove(frame.Request, out _);
        }
    }

    private async Task ReloadAsync(InferenceService service, Frame frame)
    {
        try
        {
            var order = FrameContent.Read(frame, WireJsonContext.Default.ReloadOrder);
            var status = await service.ReloadAsync(order.Id, order.Folder, CancellationToken.None).ConfigureAwait(false);
            sender.Send(FrameContent.Write(FrameKind.Reloaded, status, WireJsonContext.Default.ModelStatus, frame.Request));
        }
        catch (Exception exception)
        {
            var failure = exception as TranslationException
                ?? new TranslationException(TranslationError.Internal, null, "The model could not be loaded; the log says how.", exception);
            sender.Send(FrameContent.Write(FrameKind.Failure, RequestFailure.Of(failure), WireJsonContext.Default.RequestFailure, frame.Request));
        }
    }

    private void Cancel(long request)
    {
        if (_running.TryGetValue(request, out var cancellation))
        {
            try
            {
                cancellation.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The request has just finished.
            }
        }
    }

    /// <summary>Tells the server how far a request is.</summary>
    private sealed class ForwardedProgress(FrameSender sender, long request) : IProgress<TranslationProgress>
    {
        public void Report(TranslationProgress value) =>
            sender.Send(FrameContent.Write(FrameKind.Progress, value, WireJsonContext.Default.TranslationProgress, request));
    }
}
