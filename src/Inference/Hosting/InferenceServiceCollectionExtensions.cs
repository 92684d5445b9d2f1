using System.Diagnostics.Metrics;
using System.Reflection;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Serving;
using CoCosNet.Inference.Workers;
using CoCosNet.Inference.Workers.Supervision;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoCosNet.Inference.Hosting;

/// <summary>Registers inference with dependency injection. This is the project's public entry point.</summary>
public static class InferenceServiceCollectionExtensions
{
    /// <summary>Registers <see cref="ITranslator"/>. Models are loaded in the background from <c>Models:Directory</c> and run as section
    /// <c>Inference</c> configures, by default in worker processes. Settings are validated when the host starts.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="configuration">The application's settings.</param>
    /// <param name="program">The assembly whose <c>Main</c> passes the verb <see cref="InferenceWorker.Verb"/> on to
    /// <see cref="InferenceWorker"/>.</param>
    public static IServiceCollection AddCoCosNetInference(this IServiceCollection services, IConfiguration configuration, Assembly program)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(program);
        services.AddOptions<InferenceOptions>().Bind(configuration.GetSection(InferenceOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ModelsOptions>().Bind(configuration.GetSection(ModelsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => Create(provider, program));
        services.TryAddSingleton<ITranslator>(provider => provider.GetRequiredService<IHostedTranslator>());
        services.TryAddSingleton<IModelReloader>(provider => provider.GetRequiredService<IHostedTranslator>());
        services.AddHostedService(provider => provider.GetRequiredService<IHostedTranslator>());
        if (configuration.GetSection(ModelsOptions.Section).GetValue<TimeSpan?>(nameof(ModelsOptions.Watch)) is { } interval)
        {
            services.AddHostedService(provider => new ModelWatcher(
                Directory(provider), interval, provider.GetRequiredService<IModelReloader>(), provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<ModelWatcher>>()));
        }

        return services;
    }

    private static IHostedTranslator Create(IServiceProvider provider, Assembly program)
    {
        var options = provider.GetRequiredService<IOptions<InferenceOptions>>().Value;
        var models = provider.GetRequiredService<IOptions<ModelsOptions>>().Value;
        var time = provider.GetRequiredService<TimeProvider>();
        var loggers = provider.GetRequiredService<ILoggerFactory>();
        var directory = Directory(provider);
        RequireModels(directory);
        if (options.Isolation == "inline")
        {
            NativeHeap.KeepBlocks();
            try
            {
                return new InferenceService(options, directory, models.Default, time, loggers);
            }
            catch (InvalidOperationException exception)
            {
                throw new StartException(StartFailure.Device, exception.Message, exception);
            }
        }

        var worker = WorkerProgram.Of(program.Location);
        var slots = Array.ConvertAll(options.Devices, device => (Slot: new WorkerSlot(), Options: options.For(device)));
        var dispatcher = new Dispatcher([.. slots.Select(slot => slot.Slot)], options.QueueCapacity, models.Default, time);
        var supervisors = Array.ConvertAll(slots, slot => new WorkerSupervisor(
            new WorkerSettings(worker, slot.Options, directory, models.Default), slot.Slot, dispatcher, time, loggers));
        var translator = new SupervisedTranslator(dispatcher, supervisors);
        if (provider.GetService<IMeterFactory>() is { } meters)
        {
            // The instruments live as long as the meter factory.
            _ = new WorkerMetrics(meters, dispatcher, translator.Supervisors);
        }

        return translator;
    }

    private static string Directory(IServiceProvider provider) => ModelDirectory.Find(
        provider.GetRequiredService<IOptions<ModelsOptions>>().Value.Directory, provider.GetRequiredService<IHostEnvironment>().ContentRootPath);

    private static void RequireModels(string directory)
    {
        try
        {
            _ = ModelDirectory.Folders(directory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                StartFailure.ModelFolder,
                $"The folder of models '{directory}' cannot be read: {(System.IO.Directory.Exists(directory) ? exception.Message : "it does not exist.")} "
                + $"Name the one that has them: {ModelsOptions.Section}__{nameof(ModelsOptions.Directory)}=/var/lib/models.",
                exception);
        }
    }
}
