using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Roles;

/// <summary>The settings that determine the parts of a process.</summary>
internal sealed record RoleSettings(ProcessRole Role, StoreKind Store)
{
    /// <summary>Service key of this process's own <see cref="ITranslator"/>. The one without a key may pass work to other processes.</summary>
    public const string LocalTranslator = "local";

    /// <summary>Whether other processes may use the store at the same time.</summary>
    public bool IsShared => Store == StoreKind.JetStream;

    public bool ServesHttp => Role != ProcessRole.Worker;

    public bool Translates => Role != ProcessRole.Api;

    /// <exception cref="StartException">A setting has an invalid value, or the two do not match.</exception>
    public static RoleSettings Read(IConfiguration configuration)
    {
        var role = Choose<ProcessRole>(configuration, "Role", "Role");
        var settings = new RoleSettings(role, Choose<StoreKind>(configuration, "Jobs:Store", "Jobs__Store"));
        return role == ProcessRole.All || settings.IsShared
            ? settings
            : throw new StartException(
                StartFailure.Setting,
                $"Role is '{role}', but Jobs__Store is '{settings.Store.ToString().ToLowerInvariant()}', which one process has for itself; set Jobs__Store=jetstream.");
    }

    /// <summary>A name of an enum's value; the first one where the setting is empty.</summary>
    private static T Choose<T>(IConfiguration configuration, string key, string setting)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>();
        return configuration[key] is not { Length: > 0 } text ? default
            : names.Contains(text, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<T>(text, ignoreCase: true)
            : throw new StartException(
                StartFailure.Setting,
                $"{setting} is '{text}'; it must be {string.Join(", ", names[..^1]).ToLowerInvariant()} or {names[^1].ToLowerInvariant()}.");
    }
}
