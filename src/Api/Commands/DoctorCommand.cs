using System.CommandLine;
using CoCosNet.Api.Hosting;
using CoCosNet.Api.Hosting.Start;

namespace CoCosNet.Api.Commands;

/// <summary>The <c>doctor</c> command: checks a server's settings, folders, models, device, memory and ports.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Checks settings, folders, keys, memory, ports, device and models, and says what is wrong. Takes the server's settings.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            WebApplication app;
            try
            {
                app = ApiHost.Build([.. parsed.UnmatchedTokens, "--Logging:LogLevel:Default=None", "--Logging:LogLevel:Microsoft.AspNetCore=None"]);
            }
            catch (Exception exception)
            {
                output.WriteLine($"FAIL  settings     {StartFailures.OneLine(StartFailures.Describe(exception, null).Message)}");
                return 1;
            }

            await using (app)
            {
                return await new Doctor(app, output).ExamineAsync(cancellationToken) == 0 ? 0 : 1;
            }
        });
        return command;
    }
}
