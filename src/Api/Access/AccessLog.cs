namespace CoCosNet.Api.Access;

internal static partial class AccessLog
{
    [LoggerMessage(600, LogLevel.Warning, "Whoever reaches {Address} may use this server: it has no keys. Make one with 'keys create' and name the file: {Setting}")]
    public static partial void Open(ILogger logger, string address, string setting);

    [LoggerMessage(601, LogLevel.Information, "Reloaded the key file: {Count} key(s)")]
    public static partial void KeysRead(ILogger logger, int count);

    [LoggerMessage(602, LogLevel.Error, "The file of keys has changed and cannot be used; the keys before it stay: {Reason}")]
    public static partial void KeysRefused(ILogger logger, string reason);
}
