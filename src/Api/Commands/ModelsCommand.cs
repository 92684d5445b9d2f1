using System.CommandLine;
using System.Globalization;
using CoCosNet.Api.Hosting.Start;
using CoCosNet.Api.Roles;
using CoCosNet.Api.Stores.JetStream;
using CoCosNet.Api.Stores.JetStream.Distribution;
using CoCosNet.Contracts.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NATS.Client.Core;
using NATS.Client.ObjectStore;

namespace CoCosNet.Api.Commands;

/// <summary>The <c>models</c> command: publishes models to the workers of an installation, and lists them.</summary>
internal static class ModelsCommand
{
    private const double Megabyte = 1 << 20;

    private static readonly Argument<DirectoryInfo> FolderArgument = new("folder") { Description = "The model folder; its name is the model's id." };

    public static Command Create() => new("models", "Publishes models to workers with Nats__Models=true, and lists what they serve. Takes the server's Nats settings.")
    {
        Publish(),
        List(),
    };

    private static Command Publish()
    {
        var command = new Command("publish", "Stores a model folder in NATS. Workers load it beside the model that they serve, then replace that one.")
        {
            FolderArgument,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, async publisher =>
        {
            var folder = Path.TrimEndingDirectorySeparator(parsed.GetRequiredValue(FolderArgument).FullName);
            var model = await publisher.PublishAsync(folder, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(Describe(model));
        }));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Lists the published models: id, digest, size, workers that serve it, and why others cannot.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, async publisher =>
        {
            var workers = await publisher.ListWorkersAsync(cancellationToken);
            foreach (var model in await publisher.ListAsync(cancellationToken))
            {
                var serving = workers.Count(worker => worker.Models.Any(status => status.State == ModelState.Ready && status.Description?.Digest == model.Digest));
                var output = parsed.InvocationConfiguration.Output;
                await output.WriteLineAsync($"{Describe(model)}\t{serving} of {workers.Count} workers");
                foreach (var (worker, refused) in workers.SelectMany(worker => (worker.Refused ?? []).Select(refused => (worker, refused))).Where(pair => pair.refused.Id == model.Id))
                {
                    await output.WriteLineAsync($"\trefused by {worker.Id[..8]}: {StartFailures.OneLine(refused.Problem)}");
                }
            }
        }));
        return command;
    }

    private static string Describe(PublishedModel model) =>
        string.Create(CultureInfo.InvariantCulture, $"{model.Id}\t{model.Digest}\t{model.Bytes / Megabyte:0.0} MiB");

    private static async Task<int> RunAsync(ParseResult parsed, Func<ModelPublisher, Task> action)
    {
        try
        {
            var settings = WebApplication.CreateBuilder([.. parsed.UnmatchedTokens]).Configuration.GetSection(NatsOptions.Section).Get<NatsOptions>();
            await using var server = new JetStreamServer(
                Options.Create(settings ?? new NatsOptions()), new RoleSettings(ProcessRole.Api, StoreKind.JetStream), NullLoggerFactory.Instance);
            await action(new ModelPublisher(server));
            return 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or InvalidOperationException or NatsObjException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(StartFailures.OneLine(exception.Message));
            return 1;
        }
        catch (NatsException exception)
        {
            var failure = StartFailures.Describe(exception, settings: null);
            await parsed.InvocationConfiguration.Error.WriteLineAsync(StartFailures.OneLine(failure.Message));
            return (int)failure.Failure;
        }
    }
}
