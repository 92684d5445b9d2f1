using System.CommandLine;

namespace CoCosNet.Cli.Sessions;

/// <summary>The options that select the local engine or a server.</summary>
internal static class SessionOptions
{
    /// <summary>The environment variable for the key if the command line has none.</summary>
    public const string KeyVariable = "COCOSNET_KEY";

    public static readonly Option<string?> Server = new("--server")
    {
        Description = "Address of a server that translates, such as http://localhost:8080. Without it this machine does.",
    };

    public static readonly Option<string?> Key = new("--key") { Description = $"The server's API key. Default: the environment variable {KeyVariable}." };

    public static readonly Option<string?> Models = new("--models")
    {
        Description = "This machine's folder of model folders. Default: the models that come with the program.",
    };

    public static readonly Option<string?> Device = new("--device") { Description = "This machine's device: auto, cpu, cuda or cuda:N. Default: auto." };

    /// <summary>Adds the options to a command.</summary>
    public static void AddTo(Command command)
    {
        foreach (var option in (Option[])[Server, Key, Models, Device])
        {
            command.Options.Add(option);
        }

        command.Validators.Add(static result =>
        {
            if (result.GetValue(Server) is { } server)
            {
                if (!Uri.TryCreate(server, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                {
                    result.AddError($"--server is '{server}'; it must be an address such as http://localhost:8080.");
                }

                if ((result.GetValue(Models) ?? result.GetValue(Device)) is not null)
                {
                    result.AddError("--models and --device are about this machine; with --server the server has its own.");
                }
            }
            else if (result.GetValue(Key) is not null)
            {
                result.AddError("--key is for a server; name it with --server.");
            }
        });
    }
}
