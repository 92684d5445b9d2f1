namespace CoCosNet.Api.Stores.Embedded;

/// <summary>The tables of jobs. Times are Unix milliseconds.</summary>
internal static class JobSchema
{
    public static readonly Schema Schema = new("""
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
        """)
    {
        Added = [new AddedColumn("jobs", "owner", "TEXT NOT NULL DEFAULT ''")],
    };
}
