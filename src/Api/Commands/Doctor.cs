using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CoCosNet.Api.Access;
using CoCosNet.Api.Access.Keys;
using CoCosNet.Api.Hosting.Start;
using CoCosNet.Api.Observability;
using CoCosNet.Api.Roles;
using CoCosNet.Api.Storage;
using CoCosNet.Api.Stores.Embedded;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Commands;

/// <summary>Checks everything that a server needs, without serving, and prints one line per check.</summary>
internal sealed class Doctor(WebApplication app, TextWriter output)
{
    private const double Gigabyte = 1 << 30;

    /// <summary>Below this, a model, its working memory and the exemplar cache do not fit.</summary>
    private const double ScarceMemory = 4 * Gigabyte;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private int _failures;

    /// <returns>Number of failed checks.</returns>
    public async Task<int> ExamineAsync(CancellationToken cancellationToken)
    {
        Check("settings", () =>
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            return "every value can be used";
        });
        var role = app.Services.GetRequiredService<RoleSettings>();
        if (role.IsShared)
        {
            await CheckStoreAsync(cancellationToken);
        }
        else
        {
            Check("data folder", CheckData);
        }

        Check("keys", CheckKeys);
        Check("memory", CheckMemory);
        foreach (var address in Addresses())
        {
            Check("address", () => CheckAddress(address));
        }

        if (role.Translates)
        {
            await CheckModelsAsync(cancellationToken);
        }

        output.WriteLine(_failures == 0 ? "Nothing is wrong." : string.Create(CultureInfo.InvariantCulture, $"{_failures} of these must be mended."));
        return _failures;
    }

    private void Check(string what, Func<string> check)
    {
        try
        {
            Say("ok", what, check());
        }
        catch (Exception exception)
        {
            Fail(what, exception);
        }
    }

    private void Fail(string what, Exception exception)
    {
        _failures++;
        Say("FAIL", what, StartFailures.Describe(exception, app.Configuration).Message);
    }

    private void Say(string verdict, string what, string detail) => output.WriteLine($"{verdict,-5} {what,-12} {StartFailures.OneLine(detail)}");

    private async Task CheckStoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            Say("ok", "store", await app.Services.GetRequiredService<IStoreConnection>().DescribeAsync(cancellationToken));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Fail("store", exception);
        }
    }

    private string CheckData()
    {
        var folder = app.Services.GetRequiredService<DataDirectory>().Path;
        _ = app.Services.GetRequiredService<Database>();
        var free = new DriveInfo(folder).AvailableFreeSpace;
        var needed = 2 * app.Services.GetRequiredService<IOptions<StorageOptions>>().Value.MaximumBytes;
        if (free < needed)
        {
            Say("warn", "disk", string.Create(
                CultureInfo.InvariantCulture,
                $"{free / Gigabyte:0.0} GiB are free in '{folder}'; jobs and exemplars may take {needed / Gigabyte:0.0} (Jobs:MaximumBytes)."));
        }

        return string.Create(CultureInfo.InvariantCulture, $"'{folder}' can be written, {free / Gigabyte:0.0} GiB are free");
    }

    private string CheckKeys()
    {
        if (!app.Services.GetRequiredService<AccessMode>().IsRequired)
        {
            return "none: everyone who reaches the server may use it";
        }

        return app.Services.GetRequiredService<AccessMode>().HasKeys
            ? string.Create(CultureInfo.InvariantCulture, $"{app.Services.GetRequiredService<KeyRing>().Count} key(s)")
            : "tokens of an issuer only";
    }

    private string CheckMemory()
    {
        double memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return memory < ScarceMemory
            ? throw new StartException(StartFailure.Unexpected, string.Create(
                CultureInfo.InvariantCulture, $"{memory / Gigabyte:0.0} GiB are there; a server takes {ScarceMemory / Gigabyte:0} at least."))
            : string.Create(CultureInfo.InvariantCulture, $"{memory / Gigabyte:0.0} GiB");
    }

    private IEnumerable<string> Addresses()
    {
        var endpoints = app.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).ToList();
        IEnumerable<string?> urls = endpoints.Count > 0 ? endpoints : app.Configuration["urls"]?.Split(';') ?? [];
        return urls.Append(app.Services.GetRequiredService<IOptions<TelemetryOptions>>().Value.ManagementUrl).OfType<string>().Where(url => url.Length > 0);
    }

    private static string CheckAddress(string address)
    {
        var binding = BindingAddress.Parse(address);
        if (!binding.IsUnixPipe)
        {
            var ip = binding.Host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(binding.Host.Trim('[', ']'), out var parsed) ? parsed : IPAddress.Any;
            using var listener = new TcpListener(ip, binding.Port);
            try
            {
                listener.Start();
            }
            catch (SocketException exception)
            {
                throw new StartException(StartFailure.Address, $"{address} cannot be listened on: {exception.Message}.", exception);
            }
        }

        return $"{address} is free";
    }

    /// <summary>Starts the translator and waits until every model has made a picture or failed.</summary>
    private async Task CheckModelsAsync(CancellationToken cancellationToken)
    {
        try
        {
            var translator = app.Services.GetServices<IHostedService>().OfType<IHostedLifecycleService>().First(service => service is ITranslator);
            await translator.StartingAsync(cancellationToken);
            var models = (ITranslator)translator;
            while (models.Models.Any(model => model.State == ModelState.Loading))
            {
                await Task.Delay(Look, cancellationToken);
            }

            foreach (var model in models.Models)
            {
                Check("model", () => model.State == ModelState.Ready
                    ? $"{model.Id} translates on {model.Description!.Device} in {model.Description.Precision}"
                    : throw new StartException(StartFailure.ModelFolder, $"{model.Id}: {model.Problem}"));
            }

            Check("default", () => models.DefaultModel ?? throw new StartException(StartFailure.ModelFolder, "No model is usable, so that requests without a model fail."));
            await translator.StoppingAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Fail("models", exception);
        }
    }
}
