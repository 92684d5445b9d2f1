using System.CommandLine;
using System.Globalization;
using CoCosNet.Cli.Outcomes;
using CoCosNet.Cli.Sessions;
using CoCosNet.Contracts.Models;

namespace CoCosNet.Cli.Commands;

/// <summary><c>models</c>: lists the models, or describes the maps of one.</summary>
internal static class ModelsCommand
{
    private static readonly Argument<string?> IdArgument = new("id")
    {
        Description = "A model whose classes are listed: id, colour, name.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Create()
    {
        var command = new Command("models", "Lists the models, or the classes of one; columns are separated by tabs.") { IdArgument };
        SessionOptions.AddTo(command);
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<ExitCode> RunAsync(ParseResult parsed, Session session, CancellationToken cancellationToken)
    {
        var id = parsed.GetValue(IdArgument);
        await session.ReadyAsync(id, cancellationToken);
        var models = session.Translator.Models;
        var lines = id is null
            ? models.Select(model => Line(model, session.Translator.DefaultModel))
            : Classes(models.FirstOrDefault(model => model.Id == id) ?? throw new CliException(
                ExitCode.Refused, $"There is no model {id}; there are: {string.Join(", ", models.Select(model => model.Id))}."));
        foreach (var line in lines)
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(line);
        }

        return ExitCode.Success;
    }

    private static string Line(ModelStatus model, string? defaultModel)
    {
        var name = model.Id == defaultModel ? $"{model.Id} (default)" : model.Id;
        return model.Description is { } description
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{name}\t{model.State}\t{description.Semantics}\t{description.Size} pixels\texemplar map {description.ExemplarMap}\t{description.Device} {description.Precision}")
                .ToLowerInvariant()
            : $"{name}\t{model.State.ToString().ToLowerInvariant()}\t{model.Problem}";
    }

    private static IEnumerable<string> Classes(ModelStatus model) => model.Description is { } description
        ? description.Classes.Select(known => string.Create(CultureInfo.InvariantCulture, $"{known.Id}\t{known.Color}\t{known.Name}"))
        : throw new CliException(ExitCode.Start, $"The model {model.Id} cannot be used: {model.Problem}");
}
