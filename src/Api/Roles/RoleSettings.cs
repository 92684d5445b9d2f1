using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Roles;

/// <summary>Reads the two settings that decide what a process is made of.</summary>
internal sealed record RoleSettings(ProcessRole Role, bool IsShared)
{
    /// <summary>Key under which the <see cref="ITranslator"/> of this very process is registered. The one without a key may hand work to others.</summary>
    public const string LocalTranslator = "local";

    private const string Embedded = "embedded";
    private const string JetStream = "jetstream";

    public bool ServesHttp => Role != ProcessRole.Worker;

    public bool Translates => Role != ProcessRole.Api;

    /// <exception cref="StartException">A setting has no such value, or the two do not go together.</exception>
    public static RoleSettings Read(IConfiguration configuration)
    {
        var role = configuration["Role"] is { Length: > 0 } name
            ? Enum.GetNames<ProcessRole>().Contains(name, StringComparer.OrdinalIgnoreCase)
                ? Enum.Parse<ProcessRole>(name, ignoreCase: true)
                : throw new StartException(StartFailure.Setting, $"Role is '{name}'; it must be all, api or worker.")
            : ProcessRole.All;
        var store = configuration["Jobs:Store"] is { Length: > 0 } text ? text : Embedded;
        if (store is not (Embedded or JetStream))
        {
            throw new StartException(StartFailure.Setting, $"Jobs__Store is '{store}'; it must be {Embedded} or {JetStream}.");
        }

        return role == ProcessRole.All || store == JetStream
            ? new RoleSettings(role, store == JetStream)
            : throw new StartException(StartFailure.Setting, $"Role is '{role}', but Jobs__Store is '{store}', which one process has for itself; set Jobs__Store={JetStream}.");
    }
}
