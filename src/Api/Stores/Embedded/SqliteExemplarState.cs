using CoCosNet.Api.Exemplars;
using Microsoft.Data.Sqlite;

namespace CoCosNet.Api.Stores.Embedded;

/// <summary>State of exemplars in the embedded database.</summary>
internal sealed class SqliteExemplarState(Database database) : IExemplarState
{
    public Task<bool> AddAsync(Exemplar exemplar, CancellationToken cancellationToken) => database.RunAsync(
        session =>
        {
            var isNew = session.Number("SELECT COUNT(*) FROM exemplars WHERE id = @id AND gone = 0", ("id", exemplar.Key)) == 0;
            session.Execute(
                isNew
                    ? "INSERT OR REPLACE INTO exemplars (id, media_type, bytes, has_map, has_subset, created, expires) "
                        + "VALUES (@id, @mediaType, @bytes, @hasMap, @hasSubset, @created, @expires)"
                    : "UPDATE exemplars SET expires = @expires WHERE id = @id",
                ("id", exemplar.Key),
                ("mediaType", exemplar.MediaType),
                ("bytes", exemplar.Bytes),
                ("hasMap", exemplar.HasMap),
                ("hasSubset", exemplar.HasSubset),
                ("created", exemplar.Created.ToUnixTimeMilliseconds()),
                ("expires", exemplar.Expires.ToUnixTimeMilliseconds()));
            return isNew;
        },
        cancellationToken);

    public Task<Exemplar?> FindAsync(string key, CancellationToken cancellationToken) => database.RunAsync(
        session => session.Query(
            "SELECT id, media_type, bytes, has_map, has_subset, created, expires, gone FROM exemplars WHERE id = @id",
            Read,
            ("id", key)).SingleOrDefault(),
        cancellationToken);

    public Task TouchAsync(string key, DateTimeOffset expires, CancellationToken cancellationToken) => database.RunAsync(
        session => session.Execute(
            "UPDATE exemplars SET expires = @expires WHERE id = @id AND gone = 0", ("id", key), ("expires", expires.ToUnixTimeMilliseconds())),
        cancellationToken);

    public Task RemoveAsync(string key, CancellationToken cancellationToken) =>
        database.RunAsync(session => session.Execute("UPDATE exemplars SET gone = 1, bytes = 0 WHERE id = @id", ("id", key)), cancellationToken);

    public Task<IReadOnlyList<string>> OverdueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.RunAsync<IReadOnlyList<string>>(
            session => session.Query(
                "SELECT id FROM exemplars WHERE gone = 0 AND expires <= @now", row => row.GetString(0), ("now", now.ToUnixTimeMilliseconds())),
            cancellationToken);

    public Task<(long Bytes, string? First)> MeasureAsync(CancellationToken cancellationToken) => database.RunAsync(
        session => (
            session.Number("SELECT COALESCE(SUM(bytes), 0) FROM exemplars WHERE gone = 0"),
            session.Query("SELECT id FROM exemplars WHERE gone = 0 ORDER BY expires LIMIT 1", row => row.GetString(0)).SingleOrDefault()),
        cancellationToken);

    private static Exemplar Read(SqliteDataReader row) => new()
    {
        Owner = Exemplar.OwnerOf(row.GetString(0)),
        Id = Exemplar.IdOf(row.GetString(0)),
        MediaType = row.GetString(1),
        Bytes = row.GetInt64(2),
        HasMap = row.GetBoolean(3),
        HasSubset = row.GetBoolean(4),
        Created = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
        Expires = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)),
        Gone = row.GetBoolean(7),
    };
}
