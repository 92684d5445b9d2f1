using System.CommandLine;
using System.Globalization;
using CoCosNet.Api.Access;
using CoCosNet.Api.Access.Keys;

namespace CoCosNet.Api.Commands;

/// <summary>The <c>keys</c> command: creates, lists, rotates and revokes API keys.</summary>
internal static class KeysCommand
{
    private static readonly Option<string?> FileOption = new("--file")
    {
        Description = $"The file of keys; without it, the one that {AccessOptions.Section}__{nameof(AccessOptions.KeysFile)} names.",
    };

    private static readonly Option<string[]> ScopesOption = new("--scope")
    {
        Description = $"What the key may do, repeated or with commas: {string.Join(", ", Scopes.All)}. Default: {Scopes.Translate}, {Scopes.Read}.",
        DefaultValueFactory = _ => [Scopes.Translate, Scopes.Read],
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> OwnerOption = new("--owner")
    {
        Description = "Whom jobs and exemplars belong to: lower-case letters, digits, dashes. Keys of one owner share them. Default: the key's own id.",
    };

    private static readonly Option<int?> DaysOption = new("--days") { Description = "Days until it expires. Default: never." };

    private static readonly Option<int?> RateOption = new("--requests-per-minute") { Description = "Its own rate instead of Quotas:Key:RequestsPerMinute." };

    private static readonly Option<string?> NoteOption = new("--note") { Description = "A word for people." };

    private static readonly Option<int> GraceOption = new("--grace-days")
    {
        Description = "Days for which the old key works beside the new one.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Argument<string> IdArgument = new("id") { Description = "The key's id: the twelve digits after cocosnet_." };

    public static Command Create() => new("keys", "Makes, lists, replaces and takes back API keys. A server that runs notices within a second.")
    {
        CreateKey(),
        List(),
        Rotate(),
        Revoke(),
    };

    private static Command CreateKey()
    {
        var command = new Command("create", "Makes a key and prints it, once: the file has only its digest.")
        {
            FileOption, ScopesOption, OwnerOption, DaysOption, RateOption, NoteOption,
        };
        command.SetAction(parsed => CommandLine.Run(
            () =>
            {
                var key = ApiKey.Create();
                var now = Now();
                Change(parsed, keys =>
                [
                    .. keys,
                    Record(key, now, [.. parsed.GetRequiredValue(ScopesOption).SelectMany(scopes => scopes.Split(','))], parsed.GetValue(OwnerOption) ?? key.Id) with
                    {
                        Expires = parsed.GetValue(DaysOption) is { } days ? now.AddDays(days) : null,
                        RequestsPerMinute = parsed.GetValue(RateOption),
                        Note = parsed.GetValue(NoteOption),
                    },
                ]);
                parsed.InvocationConfiguration.Output.WriteLine(key);
            },
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Lists the keys: id, owner, scopes, expiry, note.") { FileOption };
        command.SetAction(parsed => CommandLine.Run(
            () =>
            {
                foreach (var key in KeyFile.Read(PathOf(parsed)).Keys)
                {
                    var expires = key.Expires is { } time ? time.ToString("u", CultureInfo.InvariantCulture) : "never";
                    parsed.InvocationConfiguration.Output.WriteLine($"{key.Id}\t{key.Owner}\t{string.Join(',', key.Scopes)}\t{expires}\t{key.Note}");
                }
            },
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static Command Rotate()
    {
        var command = new Command("rotate", "Makes a key with the owner, scopes and rate of another, which expires after a grace period; prints the new one, once.")
        {
            IdArgument, FileOption, GraceOption,
        };
        command.SetAction(parsed => CommandLine.Run(
            () =>
            {
                var key = ApiKey.Create();
                var now = Now();
                Change(parsed, keys =>
                {
                    var old = Find(keys, parsed.GetRequiredValue(IdArgument));
                    var end = now.AddDays(parsed.GetValue(GraceOption));
                    var successor = Record(key, now, old.Scopes, old.Owner) with { RequestsPerMinute = old.RequestsPerMinute, Note = old.Note };
                    return [.. keys.Select(known => known == old && !(old.Expires < end) ? old with { Expires = end } : known), successor];
                });
                parsed.InvocationConfiguration.Output.WriteLine(key);
            },
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static Command Revoke()
    {
        var command = new Command("revoke", "Takes a key out of the file.") { IdArgument, FileOption };
        command.SetAction(parsed => CommandLine.Run(
            () => Change(parsed, keys =>
            {
                var old = Find(keys, parsed.GetRequiredValue(IdArgument));
                return [.. keys.Where(key => key != old)];
            }),
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static KeyRecord Record(ApiKey key, DateTimeOffset now, IReadOnlyList<string> scopes, string owner) => new()
    {
        Id = key.Id,
        Hash = $"sha256:{Convert.ToHexStringLower(key.Hash())}",
        Scopes = scopes,
        Owner = owner,
        Created = now,
    };

    private static KeyRecord Find(IReadOnlyList<KeyRecord> keys, string id) => keys.FirstOrDefault(key => key.Id == id)
        ?? throw new ArgumentException($"No key has the id '{id}'; 'keys list' shows those that there are.");

    private static void Change(ParseResult parsed, Func<IReadOnlyList<KeyRecord>, IReadOnlyList<KeyRecord>> change)
    {
        var path = PathOf(parsed);
        KeyFile.Change(path, list => new KeyList(change(list.Keys)));
    }

    private static DateTimeOffset Now()
    {
        var now = TimeProvider.System.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
    }

    private static string PathOf(ParseResult parsed)
    {
        if (parsed.GetValue(FileOption) is { Length: > 0 } file)
        {
            return Path.GetFullPath(file);
        }

        // Uses the server's settings, so that both refer to the same file.
        var builder = WebApplication.CreateBuilder();
        return builder.Configuration[$"{AccessOptions.Section}:{nameof(AccessOptions.KeysFile)}"] is { Length: > 0 } configured
            ? Path.GetFullPath(configured, builder.Environment.ContentRootPath)
            : throw new ArgumentException($"Name the file of keys: --file keys.json, or {AccessOptions.Section}__{nameof(AccessOptions.KeysFile)}=keys.json.");
    }
}
