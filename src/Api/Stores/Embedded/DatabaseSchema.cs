using CoCosNet.Contracts.Errors;
using Microsoft.Data.Sqlite;

namespace CoCosNet.Api.Stores.Embedded;

/// <summary>
/// The tables of the embedded database and the upgrade of older files. SQLite's <c>user_version</c> holds the file's version. Times are
/// Unix milliseconds.
/// </summary>
internal static class DatabaseSchema
{
    /// <summary>
    /// The statement at index n upgrades a file from version n to n + 1. Released steps never change; a new version appends one. Files from
    /// before version numbers have version 0 and already contain its tables, so the first step creates only missing ones.
    /// </summary>
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE IF NOT EXISTS jobs (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            state TEXT NOT NULL,
            request TEXT NOT NULL,
            key TEXT UNIQUE,
            fingerprint TEXT,
            created INTEGER NOT NULL,
            started INTEGER,
            finished INTEGER,
            expires INTEGER,
            attempts INTEGER NOT NULL DEFAULT 0,
            stage TEXT,
            fraction REAL NOT NULL DEFAULT 0,
            result TEXT,
            problem TEXT,
            bytes INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS jobs_by_state ON jobs (state, sequence);
        CREATE INDEX IF NOT EXISTS jobs_by_end ON jobs (state, finished);
        CREATE TABLE IF NOT EXISTS outputs (
            job TEXT NOT NULL,
            name TEXT NOT NULL,
            media_type TEXT NOT NULL,
            width INTEGER,
            height INTEGER,
            bytes INTEGER NOT NULL,
            digest TEXT NOT NULL,
            PRIMARY KEY (job, name));
        CREATE TABLE IF NOT EXISTS events (
            job TEXT NOT NULL,
            number INTEGER NOT NULL,
            data TEXT NOT NULL,
            final INTEGER NOT NULL,
            PRIMARY KEY (job, number)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS exemplars (
            id TEXT NOT NULL PRIMARY KEY, -- Exemplar.Key
            media_type TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            has_map INTEGER NOT NULL,
            has_subset INTEGER NOT NULL,
            created INTEGER NOT NULL,
            expires INTEGER NOT NULL,
            gone INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
        ALTER TABLE jobs ADD COLUMN owner TEXT NOT NULL DEFAULT '';
        """,
        """
        ALTER TABLE jobs ADD COLUMN callback_due INTEGER; -- null: nothing is owed to its callback
        ALTER TABLE jobs ADD COLUMN callback_attempts INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX jobs_by_callback ON jobs (callback_due) WHERE callback_due IS NOT NULL;
        """,
    ];

    /// <summary>The version that this program reads and writes.</summary>
    public static int Version => Steps.Length;

    /// <summary>Upgrades a file to <see cref="Version"/> in one transaction.</summary>
    /// <exception cref="StartException">A newer program wrote the file.</exception>
    public static void Upgrade(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        var session = new Session(connection, transaction);
        var found = (int)session.Number("PRAGMA user_version");
        if (found > Version)
        {
            throw new StartException(
                StartFailure.Database,
                $"'{connection.DataSource}' was written by a newer version of this server (its schema has version {found}, this one knows {Version}); "
                + "start that one.");
        }

        foreach (var step in Steps.Skip(found))
        {
            session.Execute(step);
        }

        session.Execute($"PRAGMA user_version = {Version}");
        transaction.Commit();
    }
}
