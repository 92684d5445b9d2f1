using CoCosNet.Api.Storage;
using Microsoft.Data.Sqlite;

namespace CoCosNet.Api.Stores.Embedded;

/// <summary>The embedded database: one connection and one transaction at a time, durable once committed.</summary>
internal sealed class Database : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _turn = new(1);

    public Database(DataDirectory directory)
    {
        var file = Path.Combine(directory.Path, "jobs.db");
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        _connection.Open();
        Session.Execute(_connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
        DatabaseSchema.Upgrade(_connection);
    }

    /// <summary>Runs work in one transaction; an exception rolls it back.</summary>
    public async Task<T> RunAsync<T>(Func<Session, T> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            using var transaction = _connection.BeginTransaction();
            var result = work(new Session(_connection, transaction));
            transaction.Commit();
            return result;
        }
        catch (SqliteException exception) when (Explain(exception.SqliteErrorCode) is { } problem)
        {
            throw new StorageException(problem, exception);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Returns the disk problem that SQLite's result code stands for; null if it stands for none.</summary>
    private static string? Explain(int code) => code switch
    {
        13 => "The server's disk is full; nothing can be kept until there is room again.", // SQLITE_FULL
        8 or 10 or 14 => "The server's disk cannot be written; nothing can be kept until it can.", // READONLY, IOERR, CANTOPEN
        11 or 26 => "The server's database is damaged; its operator has to put it aside and restart.", // CORRUPT, NOTADB
        _ => null,
    };

    public void Dispose()
    {
        _connection.Dispose();
        _turn.Dispose();
    }
}
