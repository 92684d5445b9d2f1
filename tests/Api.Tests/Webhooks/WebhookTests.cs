using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Api.Tests.Jobs;
using CoCosNet.Client;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Tests.Webhooks;

/// <summary>Callbacks of jobs, told to a real server.</summary>
public sealed class WebhookTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Callback_OfAJobThatSucceeds_IsToldOnceSigned()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await ApiServer.StartAsync(Receiver.Settings);

        var job = await server.Typed.SubmitAsync(Input(receiver.Address), cancellationToken: Token);
        await receiver.ArrivalAsync();

        var received = Assert.Single(receiver.Received);
        var (type, _, data) = received.Message;
        Assert.Equal(("job.succeeded", job.Id, JobState.Succeeded), (type, data.Id, data.State));
        Assert.Equal($"/v1/jobs/{job.Id}/outputs/image", data.Result!.Image.Url);
        Assert.Equal($"job_{job.Id}", received.Id);

        // As the standard describes it, by hand.
        var key = Convert.FromBase64String(Receiver.Secret["whsec_".Length..]);
        var signed = Encoding.UTF8.GetBytes($"{received.Id}.{received.Timestamp}.").Concat(received.Body).ToArray();
        Assert.Equal($"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, signed))}", received.Signature);
    }

    [Fact]
    public async Task Message_LaterOrChangedOrOfAnotherSecret_IsRefusedByAReceiver()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await ApiServer.StartAsync(Receiver.Settings);
        await server.Typed.SubmitAsync(Input(receiver.Address), cancellationToken: Token);
        await receiver.ArrivalAsync();
        var received = receiver.Received.Single();
        var sent = DateTimeOffset.FromUnixTimeSeconds(long.Parse(received.Timestamp, CultureInfo.InvariantCulture));

        Assert.True(received.IsValid(sent));
        Assert.True(received.IsValid(sent + WebhookSignature.Tolerance));
        Assert.False(received.IsValid(sent + WebhookSignature.Tolerance + TimeSpan.FromSeconds(1)));
        Assert.False((received with { Timestamp = $"{sent.ToUnixTimeSeconds() + 600}" }).IsValid(sent + TimeSpan.FromSeconds(600)));
        Assert.False((received with { Body = [.. received.Body, 32] }).IsValid(sent));
        Assert.False((received with { Id = "job_other" }).IsValid(sent));
        Assert.False(received.IsValid(sent, $"whsec_{Convert.ToBase64String(new byte[32])}"));
    }

    [Fact]
    public async Task Callback_ThatFailsAtFirst_IsToldAgainUntilItSucceeds()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Status = attempt => attempt switch { 1 => 500, 2 => 302, 3 => 429, _ => 200 };
        await using var server = await ApiServer.StartAsync(Receiver.Settings);
        server.Translator.Fail(TranslationError.UnknownClass, "map");

        await server.Typed.SubmitAsync(Input(receiver.Address), cancellationToken: Token);
        for (var i = 0; i < 4; i++)
        {
            await receiver.ArrivalAsync();
        }

        // The same message each time, signed each time; no redirect was followed.
        Assert.Equal(4, receiver.Received.Count);
        Assert.All(receiver.Received, received => Assert.Equal(("/hook", "job.failed", "unknown_class"), (received.Path, received.Message.Type, received.Message.Data.Problem!.Code)));
        Assert.Single(receiver.Received.Select(received => received.Id).Distinct());
        await WaitForAsync(server, "was told at attempt 4");
        var delays = Delays(server);
        Assert.Equal(3, delays.Count);
        Assert.All(delays.Zip([20, 80, 320]), pair => Assert.InRange(pair.First.TotalMilliseconds, pair.Second * 0.8, pair.Second * 1.2));
    }

    [Fact]
    public async Task Callback_ThatAlwaysFails_IsGivenUpAfterTheStatedAttempts()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Status = _ => 503;
        await using var server = await ApiServer.StartAsync([.. Receiver.Settings, "--Webhooks:Attempts=3"]);

        await server.Typed.SubmitAsync(Input(receiver.Address), cancellationToken: Token);
        await WaitForAsync(server, "is given up after attempt 3: it answered 503");

        Assert.Equal(3, receiver.Received.Count);
    }

    [Fact]
    public async Task Callback_ThatIsGone_IsNotToldAgain()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Status = _ => 410;
        await using var server = await ApiServer.StartAsync(Receiver.Settings);

        await server.Typed.SubmitAsync(Input(receiver.Address), cancellationToken: Token);
        await WaitForAsync(server, "is given up after attempt 1: it answered 410");

        Assert.Single(receiver.Received);
    }

    [Fact]
    public async Task Callback_ToAPrivateAddress_IsNeverConnectedTo()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await ApiServer.StartAsync("--Webhooks:Hosts:0=localhost", $"--Webhooks:Secret={Receiver.Secret}");

        // The name is allowed; what it resolves to is not.
        await server.Typed.SubmitAsync(Input(new Uri($"https://localhost:{receiver.Address.Port}/hook")), cancellationToken: Token);
        await WaitForAsync(server, "is given up after attempt 1: 'localhost' has no public address");

        Assert.Empty(receiver.Received);
    }

    [Fact]
    public async Task Callback_OfACancelledJob_IsTold()
    {
        using var gate = new Gate();
        await using var receiver = await Receiver.StartAsync();
        await using var server = await ApiServer.StartAsync(Receiver.Settings);
        server.Translator.Behaviour = gate.HoldAsync;

        var job = await server.Typed.SubmitAsync(Input(receiver.Address), cancellationToken: Token);
        await gate.ArrivalAsync();
        await server.Typed.CancelAsync(job.Id, Token);
        await receiver.ArrivalAsync();

        Assert.Equal("job.canceled", receiver.Received.Single().Message.Type);
    }

    [Fact]
    public async Task Callback_OwedAtAStop_IsToldByTheNextServer()
    {
        using var data = new DataFolder();
        await using var receiver = await Receiver.StartAsync();
        receiver.Status = attempt => attempt == 1 ? 500 : 200;
        string[] settings = [.. Receiver.Settings, "--Webhooks:FirstDelay=00:00:01"];
        var server = await ApiServer.StartAsync(new FakeTranslator(), data, settings);
        var job = await server.Typed.SubmitAsync(Input(receiver.Address), cancellationToken: Token);
        await WaitForAsync(server, "failed at attempt 1");
        await server.DisposeAsync();

        await using var next = await ApiServer.StartAsync(new FakeTranslator(), data, settings);
        await WaitForAsync(next, "was told at attempt 2");

        Assert.Equal([$"job_{job.Id}", $"job_{job.Id}"], receiver.Received.Select(received => received.Id));
        Assert.Equal("job.succeeded", receiver.Received.Last().Message.Type);
    }

    [Theory]
    [InlineData("https://hooks.example/x", "", "sends no callbacks")]
    [InlineData("http://hooks.example/x", "hooks.example", "an https address")]
    [InlineData("ftp://hooks.example/x", "hooks.example", "an https address")]
    [InlineData("https://user:word@hooks.example/x", "hooks.example", "without a user")]
    [InlineData("hooks.example", "hooks.example", "an https address")]
    [InlineData("https://evil.example/x", "hooks.example", "to the host 'evil.example'")]
    [InlineData("https://hooks.example.evil.example/x", "*.hooks.example", "sends no callbacks to the host")]
    [InlineData("https://10.0.0.1/x", "10.0.0.1", "is not a public one")]
    public async Task Callback_ThatTheServerDoesNotCall_IsRefused(string callback, string host, string detail)
    {
        string[] settings = host.Length == 0 ? [] : [$"--Webhooks:Hosts:0={host}", $"--Webhooks:Secret={Receiver.Secret}"];
        await using var server = await ApiServer.StartAsync(settings);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/translations") { Content = Form.Minimal().Text("callback", callback) };
        request.Headers.Add("Prefer", "respond-async");
        using var response = await server.Client.SendAsync(request, Token);
        var problem = await ApiServer.ReadProblemAsync(response);

        Assert.Equal((422, "callback_refused"), (problem.Status, problem.Code));
        Assert.Equal("#/callback", Assert.Single(problem.Errors).Pointer);
        Assert.Contains(detail, problem.Detail, StringComparison.Ordinal);
        Assert.Equal(0, server.Translator.Begun);
    }

    [Fact]
    public async Task Callback_OfARequestThatWaits_IsRefused()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await ApiServer.StartAsync(Receiver.Settings);

        using var response = await server.TranslateAsync(Form.Minimal().Text("callback", $"{receiver.Address}"));
        var problem = await ApiServer.ReadProblemAsync(response);

        Assert.Equal((400, "conflicting_fields"), (problem.Status, problem.Code));
        Assert.Contains("respond-async", problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Webhooks:Hosts:0=https://hooks.example", "takes names of hosts")]
    [InlineData("--Webhooks:Hosts:0=hooks.example", "Webhooks:Secret must be")]
    public async Task Start_WithSettingsThatDoNotFit_Fails(string setting, string message)
    {
        var failure = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => ApiServer.StartAsync(setting));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    private static TranslationInput Input(Uri callback) => JobInputs.Minimal with { Callback = callback };

    private static List<TimeSpan> Delays(ApiServer server) =>
        [.. Lines(server).Where(line => line.Contains("; again in ", StringComparison.Ordinal))
            .Select(line => TimeSpan.Parse(line[(line.IndexOf("; again in ", StringComparison.Ordinal) + 11)..], CultureInfo.InvariantCulture))];

    private static IEnumerable<string> Lines(ApiServer server) => server.Log.Lines;

    private static async Task WaitForAsync(ApiServer server, string text)
    {
        while (!Lines(server).Any(line => line.Contains(text, StringComparison.Ordinal)))
        {
            await Task.Delay(10, Token);
        }
    }
}
