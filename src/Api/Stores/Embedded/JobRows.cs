using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CoCosNet.Api.Jobs;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;
using Microsoft.Data.Sqlite;

namespace CoCosNet.Api.Stores.Embedded;

/// <summary>Converts rows to jobs; holds the statements that both ports share.</summary>
internal static class JobRows
{
    private const string Columns =
        "id, sequence, state, request, fingerprint, created, started, finished, expires, attempts, stage, fraction, result, problem, owner";

    /// <summary>Selects jobs by a condition on their columns.</summary>
    public static IReadOnlyList<Job> Select(Session session, string condition, params IEnumerable<(string Name, object? Value)> values) =>
        [.. session.Query($"SELECT {Columns} FROM jobs {condition}", Read, values).Select(job => job with { Outputs = ReadOutputs(session, job.Id) })];

    public static Job? Find(Session session, string id) => Select(session, "WHERE id = @id", ("id", id)).SingleOrDefault();

    /// <summary>Appends an event to the job.</summary>
    public static void AddEvent(Session session, string id, TranslationEvent added) => session.Execute(
        "INSERT INTO events (job, number, data, final) "
        + "SELECT @job, COALESCE(MAX(number), 0) + 1, @data, @final FROM events WHERE job = @job",
        ("job", id),
        ("data", JsonSerializer.Serialize(added, HttpJsonContext.Default.TranslationEvent)),
        ("final", added.State.IsFinal() ? 1 : 0));

    public static void Keep(Session session, string id, JobOutput output) => session.Execute(
        "INSERT OR REPLACE INTO outputs (job, name, media_type, width, height, bytes, digest) "
        + "VALUES (@job, @name, @mediaType, @width, @height, @bytes, @digest)",
        ("job", id),
        ("name", output.Name),
        ("mediaType", output.MediaType),
        ("width", output.Width),
        ("height", output.Height),
        ("bytes", output.Bytes),
        ("digest", output.Digest));

    public static string Name(JobState state) => state.ToString();

    public static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private static Job Read(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        Sequence = row.GetInt64(1),
        State = Enum.Parse<JobState>(row.GetString(2)),
        Request = JsonSerializer.Deserialize(row.GetString(3), JobJsonContext.Default.JobRequest)!,
        Fingerprint = Text(row, 4),
        Created = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
        Started = Time(row, 6),
        Finished = Time(row, 7),
        Expires = Time(row, 8),
        Attempts = row.GetInt32(9),
        Stage = Text(row, 10) is { } stage ? Enum.Parse<TranslationStage>(stage) : null,
        Fraction = row.GetDouble(11),
        Result = Document(row, 12, HttpJsonContext.Default.TranslationResponse),
        Problem = Document(row, 13, HttpJsonContext.Default.Problem),
        Owner = row.GetString(14),
    };

    private static List<JobOutput> ReadOutputs(Session session, string id) => session.Query(
        "SELECT name, media_type, width, height, bytes, digest FROM outputs WHERE job = @job ORDER BY rowid",
        row => new JobOutput(row.GetString(0), row.GetString(1), Number(row, 2), Number(row, 3), row.GetInt64(4), row.GetString(5)),
        ("job", id));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static int? Number(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    private static DateTimeOffset? Time(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    private static T? Document<T>(SqliteDataReader row, int column, JsonTypeInfo<T> type)
        where T : class =>
        row.IsDBNull(column) ? null : JsonSerializer.Deserialize(row.GetString(column), type);
}
