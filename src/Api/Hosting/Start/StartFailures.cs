using System.Net.Sockets;
using System.Security.Cryptography;
using CoCosNet.Contracts.Errors;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using NATS.Client.Core;

namespace CoCosNet.Api.Hosting.Start;

/// <summary>Converts exceptions during start to an exit code and one sentence.</summary>
internal static class StartFailures
{
    private const string Binder = "Microsoft.Extensions.Configuration.Binder";

    /// <param name="exception">The exception.</param>
    /// <param name="settings">The server's settings; null if they could not be read.</param>
    public static StartException Describe(Exception exception, IConfiguration? settings) => exception switch
    {
        StartException known => known,
        AggregateException { InnerExceptions: [var only] } => Describe(only, settings),
        OptionsValidationException options => Of(StartFailure.Setting, string.Join(' ', options.Failures), options),
        InvalidDataException file => Of(StartFailure.Setting, WithInner(file), file),
        InvalidOperationException { Source: Binder } binding => Of(StartFailure.Setting, WithInner(binding), binding),
        FormatException address => Of(StartFailure.Setting, $"An address cannot be read: {address.Message} Set urls=http://localhost:8080, for instance.", address),
        IOException { InnerException: AddressInUseException } used => Of(
            StartFailure.Address, $"{used.Message} Stop the process that listens there, or set another address: --urls=http://localhost:8081.", used),
        SocketException socket => Of(StartFailure.Address, AddressDetail(socket), socket),
        IOException { InnerException: SocketException } socket => Of(StartFailure.Address, socket.Message, socket),
        CryptographicException key => Of(StartFailure.KeyFile, $"The TLS certificate or its key cannot be read: {key.Message}", key),
        IOException or UnauthorizedAccessException when NamesCertificate(exception.Message, settings) => Of(
            StartFailure.KeyFile, $"The TLS certificate or its key cannot be read: {exception.Message}", exception),
        SqliteException database => Of(
            StartFailure.Database, $"The database in the data folder cannot be used: {database.Message} Move jobs.db away, and an empty one is made.", database),
        NatsException nats => Of(
            StartFailure.Store, $"The NATS server at Nats__Url cannot be used: {WithInner(nats)} Start it with JetStream (nats-server -js), or mend the setting.", nats),
        _ => Of(StartFailure.Unexpected, $"The server cannot start: {WithInner(exception)}", exception),
    };

    /// <summary>Removes the line breaks of a text.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static StartException Of(StartFailure failure, string message, Exception inner) => new(failure, message, inner);

    private static string AddressDetail(SocketException exception) => exception.SocketErrorCode switch
    {
        SocketError.AccessDenied => "This process may not listen on that port; use one above 1023: --urls=http://localhost:8080.",
        SocketError.AddressNotAvailable => "The address to listen on does not belong to this machine; use one that does, or http://*:8080 for all.",
        _ => exception.Message,
    };

    private static bool NamesCertificate(string message, IConfiguration? settings) =>
        settings?.GetSection("Kestrel").AsEnumerable().Any(setting => setting is { Key: { } key, Value.Length: > 0 }
            && key.EndsWith("Path", StringComparison.Ordinal) && message.Contains(setting.Value, StringComparison.Ordinal)) == true;

    private static string WithInner(Exception exception) =>
        exception.InnerException is { } inner ? $"{exception.Message} {inner.Message}" : exception.Message;
}
