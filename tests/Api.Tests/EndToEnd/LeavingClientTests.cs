using System.Collections.Concurrent;
using System.Diagnostics;
using CoCosNet.Api.Hosting;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>What a client that leaves still costs, with real inference and one replica.</summary>
public sealed class LeavingClientTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("image/png")]
    [InlineData("text/event-stream")]
    public async Task Translate_WhenTheClientLeaves_FreesTheWorkerWithinOneStage(string accept)
    {
        using var data = new DataFolder();
        var translator = new Watched();
        await using var app = ApiHost.Build(
            ["--urls=http://127.0.0.1:0", $"--contentRoot={AppContext.BaseDirectory}", data.Setting],
            services =>
            {
                // In a worker process the request would end here at once, and the replica later.
                var inline = new ConfigurationBuilder().AddInMemoryCollection([new("Inference:Isolation", "inline"), new("Inference:Replicas", "1")]).Build();
                services.AddCoCosNetInference(inline, typeof(ApiHost).Assembly);
                var real = services.Last(service => service.ServiceType == typeof(ITranslator));
                services.Remove(real);
                services.AddSingleton<ITranslator>(provider => translator.Over((ITranslator)real.ImplementationFactory!(provider)));
            });
        await app.StartAsync(Token);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        while (translator.Models.Any(model => model.State == ModelState.Loading))
        {
            await Task.Delay(50, Token);
        }

        // Large, so that stages take their time; it leaves as soon as the matching begins.
        using var impatience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        translator.WhenMatching = impatience.Cancel;
        using var form = Form.Empty()
            .File("map", Sample("map.png")).File("exemplar", Sample("exemplar.png")).File("exemplarMap", Sample("exemplar-map.png"))
            .Text("model", "analogy").Text("width", "512").Text("height", "512");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/translations") { Content = form };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            using var response = await client.SendAsync(request, impatience.Token);
            await response.Content.ReadAsByteArrayAsync(impatience.Token);
        });

        await translator.Ended.WaitAsync(Token);
        Assert.Empty(translator.StagesBegunAfterLeaving);
        Assert.InRange(translator.LevelsMatchedAfterLeaving, 0, 1);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{accept}: the worker was free {translator.FreedAfter.TotalMilliseconds:0} ms after the server noticed, "
            + $"{translator.LevelsMatchedAfterLeaving} levels matched after that.");
        await app.StopAsync(CancellationToken.None);
    }

    private static byte[] Sample(string file) => File.ReadAllBytes(Repository.PathOf("samples", "valley", file));

    /// <summary>Real inference, with an eye on when it stops.</summary>
    private sealed class Watched : ITranslator
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ConcurrentQueue<TranslationProgress> _late = new();
        private ITranslator? _real;
        private long _left;

        public IReadOnlyList<ModelStatus> Models => _real?.Models ?? [];

        public string? DefaultModel => _real!.DefaultModel;

        public bool IsAlive => true;

        public Action? WhenMatching { get; set; }

        public Task Ended => _ended.Task;

        public TimeSpan FreedAfter { get; private set; }

        public IEnumerable<TranslationStage> StagesBegunAfterLeaving =>
            _late.Select(progress => progress.Stage).Where(stage => stage != TranslationStage.Match);

        /// <summary>Levels that were matched after the client had left: at most the one that was being matched.</summary>
        public int LevelsMatchedAfterLeaving => _late.Count;

        public Watched Over(ITranslator real)
        {
            _real = real;
            return this;
        }

        public async Task<TranslationResult> TranslateAsync(
            TranslationRequest request, IProgress<TranslationProgress>? progress, CancellationToken cancellationToken)
        {
            await using var leaving = cancellationToken.Register(() => Interlocked.Exchange(ref _left, Stopwatch.GetTimestamp()));
            try
            {
                return await _real!.TranslateAsync(request, new Relay(this, progress), cancellationToken);
            }
            finally
            {
                FreedAfter = Stopwatch.GetElapsedTime(Interlocked.Read(ref _left));
                _ended.SetResult();
            }
        }

        private sealed class Relay(Watched watched, IProgress<TranslationProgress>? next) : IProgress<TranslationProgress>
        {
            public void Report(TranslationProgress value)
            {
                if (Interlocked.Read(ref watched._left) != 0)
                {
                    watched._late.Enqueue(value);
                }

                next?.Report(value);
                if (value.Stage == TranslationStage.Match)
                {
                    watched.WhenMatching?.Invoke();
                }
            }
        }
    }
}
