using CoCosNet.Api.Stores.Embedded;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Contracts.Http;
using Microsoft.Data.Sqlite;

namespace CoCosNet.Api.Tests.Stores;

public sealed class DatabaseSchemaTests
{
    private const string JobId = "4bf92f3577b34da6a3ce929d0e0e4736";

    /// <summary>The file as the program wrote it before schemas had a version.</summary>
    private const string Unversioned = """
        CREATE TABLE jobs (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, state TEXT NOT NULL, request TEXT NOT NULL, key TEXT UNIQUE,
            fingerprint TEXT, created INTEGER NOT NULL, started INTEGER, finished INTEGER, expires INTEGER, attempts INTEGER NOT NULL DEFAULT 0,
            stage TEXT, fraction REAL NOT NULL DEFAULT 0, result TEXT, problem TEXT, bytes INTEGER NOT NULL);
        CREATE INDEX jobs_by_state ON jobs (state, sequence);
        CREATE INDEX jobs_by_end ON jobs (state, finished);
        CREATE TABLE outputs (
            job TEXT NOT NULL, name TEXT NOT NULL, media_type TEXT NOT NULL, width INTEGER, height INTEGER, bytes INTEGER NOT NULL,
            digest TEXT NOT NULL, PRIMARY KEY (job, name));
        CREATE TABLE events (
            job TEXT NOT NULL, number INTEGER NOT NULL, data TEXT NOT NULL, final INTEGER NOT NULL, PRIMARY KEY (job, number)) WITHOUT ROWID;
        CREATE TABLE exemplars (
            id TEXT NOT NULL PRIMARY KEY, media_type TEXT NOT NULL, bytes INTEGER NOT NULL, has_map INTEGER NOT NULL, has_subset INTEGER NOT NULL,
            created INTEGER NOT NULL, expires INTEGER NOT NULL, gone INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
        INSERT INTO jobs (id, state, request, created, finished, expires, attempts, fraction, bytes)
            VALUES ('4bf92f3577b34da6a3ce929d0e0e4736', 'Canceled', '{"files":["map","exemplar"],"options":{"format":"Png","quality":90}}', 1000, 2000, 4102444800000, 1, 0.5, 0);
        INSERT INTO events (job, number, data, final) VALUES ('4bf92f3577b34da6a3ce929d0e0e4736', 1, '{"state":"canceled","fraction":0.5}', 1);
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_FileFromBeforeVersions_KeepsItsJobsAndGetsTheVersion()
    {
        using var data = new DataFolder();
        Execute(data, Unversioned);

        await using (var server = await ApiServer.StartAsync(new FakeTranslator(), data))
        {
            var job = await server.Typed.GetJobAsync(JobId, Token);
            Assert.Equal(JobState.Canceled, job.State);
            Assert.Equal(0.5, job.Fraction);
        }

        Assert.Equal((long)DatabaseSchema.Version, Execute(data, "PRAGMA user_version"));
    }

    [Fact]
    public async Task Open_NewFile_HasTheVersion()
    {
        using var data = new DataFolder();
        await (await ApiServer.StartAsync(new FakeTranslator(), data)).DisposeAsync();

        Assert.Equal((long)DatabaseSchema.Version, Execute(data, "PRAGMA user_version"));
    }

#pragma warning disable CA2100 // Every text is a constant of these tests.
    private static object? Execute(DataFolder data, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data.Path, "jobs.db")};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        return command.ExecuteScalar();
    }
#pragma warning restore CA2100
}
