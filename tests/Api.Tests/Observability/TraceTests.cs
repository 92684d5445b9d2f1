using System.Collections.Concurrent;
using System.Diagnostics;
using CoCosNet.Api.Tests.Hosting;

namespace CoCosNet.Api.Tests.Observability;

public sealed class TraceTests
{
    [Fact]
    public async Task Job_OfATracedRequest_RunsInItsTrace()
    {
        const string Trace = "6bf92f3577b34da6a3ce929d0e0e4738";
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "CoCosNet" or "CoCosNet.Jobs",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var server = await ApiServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/translations") { Content = Form.Minimal() };
        request.Headers.Add("traceparent", $"00-{Trace}-00f067aa0ba902b7-01");
        request.Headers.Add("Prefer", "respond-async");

        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        await server.Typed.WaitAsync(response.Headers.Location!.OriginalString.Split('/')[^1], TestContext.Current.CancellationToken);
        await Workers.WorkerServer.UntilAsync(() => spans.Any(span => span.OperationName == "job" && span.TraceId.ToHexString() == Trace));

        var own = spans.Where(span => span.TraceId.ToHexString() == Trace).ToList();
        var job = Assert.Single(own, span => span.OperationName == "job");
        Assert.Equal(job.SpanId, Assert.Single(own, span => span.OperationName == "translate").ParentSpanId);
    }

    [Fact]
    public async Task Translation_OfATracedRequest_HasASpanForEachStageBelowIt()
    {
        const string Trace = "5bf92f3577b34da6a3ce929d0e0e4737";
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "CoCosNet",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var server = await ApiServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/translations") { Content = Form.Minimal() };
        request.Headers.Add("traceparent", $"00-{Trace}-00f067aa0ba902b7-01");

        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.True(response.IsSuccessStatusCode);
        var own = spans.Where(span => span.TraceId.ToHexString() == Trace).ToList();
        var translation = Assert.Single(own, span => span.OperationName == "translate");
        var stages = own.Where(span => span != translation).OrderBy(span => span.StartTimeUtc).ToList();
        Assert.Equal(
            ["translate queue", "translate decode", "translate features", "translate match", "translate generate", "translate encode"],
            stages.Select(span => span.OperationName));
        Assert.All(stages, span => Assert.Equal(translation.SpanId, span.ParentSpanId));
        Assert.Equal(FakeTranslator.Timings.Match.TotalMilliseconds, stages[3].Duration.TotalMilliseconds, 0.01);
    }
}
