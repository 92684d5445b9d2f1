using System.CommandLine;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Cli.Sessions;

/// <summary>The translator of a command: the local engine or a server.</summary>
internal sealed class Session : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly IAsyncDisposable _owner;

    private Session(ITranslator translator, IAsyncDisposable owner)
    {
        Translator = translator;
        _owner = owner;
    }

    public ITranslator Translator { get; }

    /// <summary>Opens the session that the command line selects.</summary>
    /// <exception cref="StartException">The local engine cannot start.</exception>
    public static async Task<Session> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(SessionOptions.Server) is { } server)
        {
            var key = parsed.GetValue(SessionOptions.Key) ?? Environment.GetEnvironmentVariable(SessionOptions.KeyVariable);
            var remote = await ServerTranslator.ConnectAsync(new Uri(server), key, cancellationToken);
            return new Session(remote, remote);
        }

        var engine = await LocalEngine.StartAsync(parsed.GetValue(SessionOptions.Models), parsed.GetValue(SessionOptions.Device), cancellationToken);
        return new Session(engine.Translator, engine);
    }

    /// <summary>Waits until a model is loaded.</summary>
    /// <param name="model">Its id; null waits for every model, because the default is unknown until then.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public async Task ReadyAsync(string? model, CancellationToken cancellationToken)
    {
        while (Translator.Models.Any(known => known.State == ModelState.Loading && (model is null || known.Id == model)))
        {
            await Task.Delay(Look, cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _owner.DisposeAsync();
}
