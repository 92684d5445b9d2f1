using System.Net;
using CoCosNet.Api.Problems;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Contracts.Errors;

namespace CoCosNet.Api.Tests.Translations;

public sealed class FailureTests
{
    public static TheoryData<TranslationError> Errors { get; } = new(Enum.GetValues<TranslationError>());

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Translate_ThatFails_AnswersTheErrorsStatusCodeAndField(TranslationError error)
    {
        await using var server = await ApiServer.StartAsync();
        server.Translator.Fail(error, "exemplar");

        using var response = await server.TranslateAsync();

        var kind = TranslationProblems.Of(error);
        var problem = await ApiServer.ReadProblemAsync(response);
        Assert.Equal(kind.Status, (int)response.StatusCode);
        Assert.Equal((kind.Code, kind.Title, kind.Retryable), (problem.Code, problem.Title, problem.Retryable));
        Assert.Equal(kind.RetryAfter, response.Headers.RetryAfter?.Delta);
        if (error != TranslationError.Internal)
        {
            Assert.Equal($"Detail of {error}.", problem.Detail);
            Assert.Equal("#/exemplar", Assert.Single(problem.Errors).Pointer);
            Assert.Empty(server.Log.WarningsAndErrors);
        }
    }

    [Fact]
    public async Task Translate_ThatFailsWithARetryTime_SendsItRoundedUp()
    {
        await using var server = await ApiServer.StartAsync();
        server.Translator.Fail(TranslationError.QueueFull, retryAfter: TimeSpan.FromSeconds(11.2));

        using var response = await server.TranslateAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(12), response.Headers.RetryAfter?.Delta);
        Assert.Empty((await ApiServer.ReadProblemAsync(response)).Errors);
    }

    [Fact]
    public async Task Translate_ThatFailsUnexpectedly_SaysNothingOfTheInside()
    {
        await using var server = await ApiServer.StartAsync();
        server.Translator.Behaviour = (_, _) => throw new InvalidOperationException("secret");
        await AssertInternalAsync(server);
    }

    [Fact]
    public async Task Translate_ThatFailsInternally_SaysNothingOfTheInside()
    {
        await using var server = await ApiServer.StartAsync();
        server.Translator.Behaviour = (_, _) => throw new TranslationException(TranslationError.Internal, "secret", "secret");
        await AssertInternalAsync(server);
    }

    [Fact]
    public async Task Translate_PastTheDeadline_Is504AndCancelsTheTranslator()
    {
        await using var server = await ApiServer.StartAsync("--Api:Deadline=00:00:00.050");
        var cancelled = new TaskCompletionSource();
        server.Translator.Behaviour = async (_, token) =>
        {
            await using var registration = token.Register(cancelled.SetResult);
            await Task.Delay(Timeout.Infinite, token);
        };

        using var response = await server.TranslateAsync();

        await AssertDeadlineAsync(response);
        await cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Empty(server.Log.WarningsAndErrors);
    }

    [Fact]
    public async Task Translate_PastTheDeadlineOfATranslatorThatDoesNotListen_Is504AllTheSame()
    {
        await using var server = await ApiServer.StartAsync("--Api:Deadline=00:00:00.050");
        var release = new TaskCompletionSource();
        server.Translator.Behaviour = (_, _) => release.Task;

        using var response = await server.TranslateAsync();

        await AssertDeadlineAsync(response);
        release.SetResult();
    }

    private static async Task AssertDeadlineAsync(HttpResponseMessage response)
    {
        var problem = await ApiServer.ReadProblemAsync(response);
        Assert.Equal((HttpStatusCode.GatewayTimeout, "deadline_exceeded", true), (response.StatusCode, problem.Code, problem.Retryable));
        Assert.Contains("0.05 s", problem.Detail, StringComparison.Ordinal);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    private static async Task AssertInternalAsync(ApiServer server)
    {
        using var response = await server.TranslateAsync();

        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var problem = await ApiServer.ReadProblemAsync(response);
        Assert.Equal((HttpStatusCode.InternalServerError, "internal", false), (response.StatusCode, problem.Code, problem.Retryable));
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.Contains("secret", Assert.Single(server.Log.WarningsAndErrors), StringComparison.Ordinal);
    }
}
