using CoCosNet.Api.Access;
using CoCosNet.Api.Access.Proxies;
using CoCosNet.Api.Access.Quotas;
using CoCosNet.Api.Answers;
using CoCosNet.Api.Exemplars;
using CoCosNet.Api.Hosting;
using CoCosNet.Api.Http;
using CoCosNet.Api.Jobs;
using CoCosNet.Api.Storage;
using CoCosNet.Contracts.Translations;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Tests.Hosting;

public sealed class HostTests
{
    [Fact]
    public async Task Build_WithoutAddress_ListensOnThisMachineOnly()
    {
        await using var app = Build();
        Assert.Equal("http://localhost:8080", app.Configuration["urls"]);
    }

    [Theory]
    [InlineData("urls", "http://0.0.0.0:9000")]
    [InlineData("http_ports", "8080")]
    [InlineData("https_ports", "8443")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://0.0.0.0:9000")]
    public async Task Build_WithAddressFromASetting_LeavesItAlone(string setting, string value)
    {
        await using var app = Build($"--{setting}={value}");
        Assert.Equal(setting == "urls" ? value : null, app.Configuration["urls"]);
    }

    [Theory]
    [InlineData("--Api:Deadline=00:00:00", nameof(DeadlineOptions.Deadline))]
    [InlineData("--Api:Deadline=02:00:00", nameof(DeadlineOptions.Deadline))]
    [InlineData("--Api:Uploads:MaximumBodyBytes=10", nameof(UploadOptions.MaximumBodyBytes))]
    [InlineData("--Api:Uploads:MaximumFileBytes=99999999999", nameof(UploadOptions.MaximumFileBytes))]
    [InlineData("--Api:Uploads:GracePeriod=00:00:00", nameof(UploadOptions.GracePeriod))]
    [InlineData("--Jobs:MaximumBytes=1", nameof(StorageOptions.MaximumBytes))]
    [InlineData("--Jobs:Workers=0", nameof(JobOptions.Workers))]
    [InlineData("--Jobs:Heartbeat=00:05:00", nameof(JobOptions.Heartbeat))]
    [InlineData("--Exemplars:Retention=00:00:00", nameof(ExemplarOptions.Retention))]
    [InlineData("--Quotas:Key:RequestsPerMinute=-1", "Quotas:Key:RequestsPerMinute")]
    [InlineData("--Access:Oidc:Authority=http://issuer.example", "https")]
    [InlineData("--Access:Oidc:Authority=https://issuer.example", "Access:Oidc:Audience")]
    [InlineData("--Proxies:Trusted:0=proxy", "'proxy'")]
    [InlineData("--Cors:Origins:0=*", "'*'")]
    [InlineData("--Cors:Origins:0=https://paint.example/", "'https://paint.example/'")]
    [InlineData("--Cors:Origins:0=ftp://paint.example", "'ftp://paint.example'")]
    public async Task Start_WithSettingOutOfRange_FailsAndNamesIt(string setting, string said)
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => ApiServer.StartAsync(setting));
        Assert.Contains(said, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_OfTheFile_AreTheDefaults()
    {
        await using var app = Build();
        Assert.Equivalent(new UploadOptions(), app.Services.GetRequiredService<IOptions<UploadOptions>>().Value);
        Assert.Equivalent(new DeadlineOptions(), app.Services.GetRequiredService<IOptions<DeadlineOptions>>().Value);
        Assert.Equivalent(new QuotaOptions(), app.Services.GetRequiredService<IOptions<QuotaOptions>>().Value);
        Assert.Equivalent(new StorageOptions(), app.Services.GetRequiredService<IOptions<StorageOptions>>().Value);
        Assert.Equivalent(new JobOptions(), app.Services.GetRequiredService<IOptions<JobOptions>>().Value);
        Assert.Equivalent(new ExemplarOptions(), app.Services.GetRequiredService<IOptions<ExemplarOptions>>().Value);
        Assert.Equivalent(new AccessOptions(), app.Services.GetRequiredService<IOptions<AccessOptions>>().Value);
        Assert.Equivalent(new OidcOptions(), app.Services.GetRequiredService<IOptions<OidcOptions>>().Value);
        Assert.Equivalent(new ProxyOptions(), app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value);
        Assert.Equivalent(new CrossOriginOptions(), app.Services.GetRequiredService<IOptions<CrossOriginOptions>>().Value);
    }

    [Fact]
    public async Task Dispose_OfAServerThatWasNotStopped_IsNoFailure()
    {
        using var data = new DataFolder();
        using var log = new LogRecorder();
        await using (var app = ApiHost.Build(
            ["--urls=http://127.0.0.1:0", $"--contentRoot={AppContext.BaseDirectory}", .. await data.SettingsAsync(), "--Telemetry:ManagementUrl=http://127.0.0.1:0"],
            services => services.AddSingleton<ITranslator, FakeTranslator>().AddSingleton<ILoggerProvider>(log)))
        {
            await app.StartAsync(TestContext.Current.CancellationToken);
        }

        Assert.Empty(log.At(LogLevel.Critical));
        Assert.Empty(log.At(LogLevel.Error));
    }

    private static WebApplication Build(params string[] settings) => ApiHost.Build(
        [$"--contentRoot={AppContext.BaseDirectory}", .. settings],
        services => services.AddSingleton<ITranslator, FakeTranslator>());
}
