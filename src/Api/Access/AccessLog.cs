namespace CoCosNet.Api.Access;

internal static partial class AccessLog
{
    [LoggerMessage(600, LogLevel.Warning, "Anyone who can reach {Address} may use this server, because it has no keys. Create one with 'keys create' and set {Setting} to the file.")]
    public static partial void Open(ILogger logger, string address, string setting);

    [LoggerMessage(601, LogLevel.Information, "Reloaded the key file: {Count} key(s)")]
    public static partial void KeysRead(ILogger logger, int count);

    [LoggerMessage(602, LogLevel.Error, "The key file has changed and cannot be used; the previous keys remain valid: {Reason}")]
    public static partial void KeysRefused(ILogger logger, string reason);
}
