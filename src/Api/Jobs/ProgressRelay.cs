using System.Threading.Channels;
using CoCosNet.Api.Answers;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Jobs;

/// <summary>Takes a run's progress from the translator's thread, which must not wait, and writes it down in order. Ends when all is written.</summary>
internal sealed class ProgressRelay : IProgress<TranslationProgress>, IAsyncDisposable
{
    private readonly Channel<TranslationProgress> _channel = Channel.CreateUnbounded<TranslationProgress>(new() { SingleReader = true });
    private readonly Task _writing;

    public ProgressRelay(Job job, IJobState state, JobFiles files) => _writing = WriteAsync(job, state, files);

    public void Report(TranslationProgress value) => _channel.Writer.TryWrite(value);

    public async ValueTask DisposeAsync()
    {
        _channel.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteAsync(Job job, IJobState state, JobFiles files)
    {
        await foreach (var progress in _channel.Reader.ReadAllAsync())
        {
            // Only the last word about a stage matters when the disk is slower than the work; previews matter all.
            if (progress.Preview is null && _channel.Reader.TryPeek(out var next) && next.Stage == progress.Stage)
            {
                continue;
            }

            JobOutput? preview = null;
            if (progress.Preview is { } warp)
            {
                preview = await files.PutOutputAsync(
                    job.Id, ResultFile.Of(OutputNames.Warp(warp.Picture), warp.Picture), CancellationToken.None);
            }

            if (!await state.ReportAsync(job, progress, preview, CancellationToken.None))
            {
                return;
            }
        }
    }
}
