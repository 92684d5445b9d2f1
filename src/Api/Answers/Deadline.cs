using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CoCosNet.Contracts.Errors;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Answers;

/// <summary>Limits how long a client waits for a response.</summary>
internal sealed class Deadline(IOptions<DeadlineOptions> options, TimeProvider time)
{
    /// <summary>Runs <paramref name="work"/> until it ends, the deadline passes or the client disconnects. Work that ignores its token is
    /// abandoned, so that the client still gets its answer in time.</summary>
    /// <exception cref="TranslationException">The deadline passed.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken aborted)
    {
        var limit = options.Value.Deadline;
        using var deadline = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, aborted);
        try
        {
            return await work(either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            throw new TranslationException(
                TranslationError.DeadlineExceeded,
                field: null,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The picture was not ready within {limit.TotalSeconds:0.###} s (Api:Deadline); ask for a smaller one, or again when the server is less busy."),
                exception);
        }
    }
}

/// <summary>The longest wait of a client. Section <c>Api</c>.</summary>
internal sealed class DeadlineOptions
{
    public const string Section = "Api";

    /// <summary>Time from the end of the upload to the picture, including the queue: 10 ms to 1 h, 60 s by default.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(60);
}
