using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Contracts.Errors;
using Microsoft.Extensions.Logging;

namespace CoCosNet.Api.Tests.Observability;

public sealed class RequestLogTests
{
    private const string Category = "CoCosNet.Requests";

    [Fact]
    public async Task Translation_AtTheDefaultLevel_IsOneLine()
    {
        await using var server = await ApiServer.StartAsync();
        var before = server.Log.At(LogLevel.Information).Count();

        using var response = await server.TranslateAsync();
        await Workers.WorkerServer.UntilAsync(() => server.Log.At(LogLevel.Information).Count() > before);

        var line = Assert.Single(server.Log.At(LogLevel.Information).Skip(before));
        Assert.StartsWith(Category, line, StringComparison.Ordinal);
        Assert.Contains("POST /v1/translations 200", line, StringComparison.Ordinal);
        Assert.Contains("model analogy, size 256x128", line, StringComparison.Ordinal);
        Assert.DoesNotContain("problem", line, StringComparison.Ordinal);
        Assert.DoesNotContain("key", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_IsOneLineWithItsCodeAndWithoutTheClientsWords()
    {
        await using var server = await ApiServer.StartAsync();
        server.Translator.Fail(TranslationError.UnknownClass);
        using var form = Form.Minimal().Text("a-private-name", "1");
        var before = server.Log.At(LogLevel.Information).Count();

        using var refused = await server.TranslateAsync(form);
        await Workers.WorkerServer.UntilAsync(() => server.Log.At(LogLevel.Information).Count() > before);

        var line = Assert.Single(server.Log.At(LogLevel.Information).Skip(before));
        Assert.Contains("400", line, StringComparison.Ordinal);
        Assert.Contains("problem unknown_field", line, StringComparison.Ordinal);
        Assert.DoesNotContain("a-private-name", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Probe_AtTheDefaultLevel_IsNoLine()
    {
        await using var server = await ApiServer.StartAsync();
        var before = server.Log.At(LogLevel.Information).Count();

        using var probe = await server.GetAsync("/health/live");
        using var read = await server.GetAsync("/v1/models");
        await Workers.WorkerServer.UntilAsync(() => server.Log.At(LogLevel.Information).Count() > before);

        Assert.Contains("/v1/models", Assert.Single(server.Log.At(LogLevel.Information).Skip(before)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_OfTheProgram_CountWhateverFolderItRunsIn()
    {
        using var elsewhere = new DataFolder();
        await using var server = await ApiServer.StartAsync($"--contentRoot={elsewhere.Path}");

        using var response = await server.GetAsync("/v1/models");
        await Workers.WorkerServer.UntilAsync(() => server.Log.At(LogLevel.Information).Any(line => line.StartsWith(Category, StringComparison.Ordinal)));

        Assert.DoesNotContain(server.Log.At(LogLevel.Information), line => line.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }
}
