using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CoCosNet.Cli.Sessions;

/// <summary>Translates in this process, as a server's worker does. It takes the same environment variables as a server: <c>Inference__Precision</c>.</summary>
internal sealed class LocalEngine : IAsyncDisposable
{
    private readonly IHost _host;

    private LocalEngine(IHost host) => _host = host;

    public ITranslator Translator => _host.Services.GetRequiredService<ITranslator>();

    /// <param name="models">The folder of model folders; null selects the one beside the program.</param>
    /// <param name="device">As the setting <c>Inference:Device</c>; null lets the engine choose.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="StartException">The engine cannot start.</exception>
    public static async Task<LocalEngine> StartAsync(string? models, string? device, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = Environment.CurrentDirectory });
        builder.Configuration.AddInMemoryCollection([
            new("Inference:Isolation", "inline"),
            new("Models:Directory", Path.Combine(AppContext.BaseDirectory, "models")),
        ]);
        builder.Configuration.AddEnvironmentVariables();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Models:Directory"] = models, ["Inference:Device"] = device }.Where(setting => setting.Value is not null));

        // Disposal waits until a loading model has loaded, because native code cannot be interrupted.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        builder.Services.AddCoCosNetInference(builder.Configuration, typeof(LocalEngine).Assembly);
        IHost? host = null;
        try
        {
            host = builder.Build();
            await host.StartAsync(cancellationToken);
            return new LocalEngine(host);
        }
        catch (Exception exception)
        {
            host?.Dispose();
            if (exception is OptionsValidationException options)
            {
                throw new StartException(StartFailure.Setting, string.Join(' ', options.Failures), options);
            }

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
