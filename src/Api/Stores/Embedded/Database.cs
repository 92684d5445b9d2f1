using CoCosNet.Contracts.Errors;
using Microsoft.Data.Sqlite;

namespace CoCosNet.Api.Stores.Embedded;

/// <summary>The embedded database: one connection, one transaction at a time, each safe on the disk once it has ended.</summary>
internal sealed class Database : IDisposable
{
    /// <summary>Counted up when an older version could no longer read what this one writes, or would show it to the wrong people.</summary>
    private const int Version = 1;

    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _turn = new(1);

    /// <exception cref="StartException">A newer version wrote it.</exception>
    public Database(DataDirectory directory, IEnumerable<Schema> schemas)
    {
        var file = Path.Combine(directory.Path, "jobs.db");
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        _connection.Open();
        Session.Execute(_connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
        using var transaction = _connection.BeginTransaction();
        var session = new Session(_connection, transaction);
        if (session.Number("PRAGMA user_version") is > Version and var version)
        {
            throw new StartException(
                StartFailure.Database, $"'{file}' was written by a newer version of this server (its format is {version}, this one knows {Version}); start that one.");
        }

        session.Execute($"PRAGMA user_version = {Version}");
        foreach (var schema in schemas)
        {
            Apply(session, schema);
        }

        transaction.Commit();
    }

    /// <summary>Runs work as one transaction; what it throws undoes it.</summary>
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
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _turn.Dispose();
    }

    private static void Apply(Session session, Schema schema)
    {
        session.Execute(schema.Sql);
        foreach (var (table, name, type) in schema.Added)
        {
            if (session.Number("SELECT COUNT(*) FROM pragma_table_info(@table) WHERE name = @name", ("table", table), ("name", name)) == 0)
            {
                session.Execute($"ALTER TABLE {table} ADD COLUMN {name} {type}");
            }
        }
    }
}
