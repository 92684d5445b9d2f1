using CoCosNet.Api.Hosting;
using CoCosNet.Api.Hosting.Start;
using CoCosNet.Contracts.Errors;

namespace CoCosNet.Api.Commands;

/// <summary>Runs the server until it is stopped.</summary>
internal static class ServerRun
{
    /// <param name="args">Command line; overrides all other settings.</param>
    /// <param name="errors">Receives a failed start as one line.</param>
    /// <returns>The process's exit code: 0, or a <see cref="StartFailure"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter errors)
    {
        WebApplication? app = null;
        try
        {
            app = ApiHost.Build(args);
            await app.StartAsync();
        }
        catch (OperationCanceledException) when (app?.Lifetime.ApplicationStopping.IsCancellationRequested == true)
        {
            // The server was stopped during its start.
            await app.DisposeAsync();
            return 0;
        }
        catch (Exception exception)
        {
            var failure = StartFailures.Describe(exception, app?.Configuration);
            if (failure.Failure == StartFailure.Unexpected && app is not null)
            {
                StartLog.Failed(app.Logger, exception);
            }

            if (app is not null)
            {
                await app.DisposeAsync();
            }

            await errors.WriteLineAsync(StartFailures.OneLine(failure.Message));
            return (int)failure.Failure;
        }

        await using (app)
        {
            await app.WaitForShutdownAsync();
        }

        return 0;
    }
}
