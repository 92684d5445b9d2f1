using Microsoft.Data.Sqlite;

namespace CoCosNet.Api.Stores.Embedded;

/// <summary>Executes statements within one transaction. Values are passed as parameters, never in the text.</summary>
internal sealed class Session(SqliteConnection connection, SqliteTransaction transaction)
{
    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        SetText(command, sql);
        command.ExecuteNonQuery();
    }

    /// <returns>Number of changed rows.</returns>
    public int Execute(string sql, params IEnumerable<(string Name, object? Value)> values)
    {
        using var command = Prepare(sql, values);
        return command.ExecuteNonQuery();
    }

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params IEnumerable<(string Name, object? Value)> values)
    {
        using var command = Prepare(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Returns the first column of the first row, or 0 if the query returns no row.</summary>
    public long Number(string sql, params IEnumerable<(string Name, object? Value)> values)
    {
        using var command = Prepare(sql, values);
        return command.ExecuteScalar() is long number ? number : 0;
    }

    // Every SQL text is a constant of this project, which the analyzer cannot see through the parameter.
#pragma warning disable CA2100
    private static void SetText(SqliteCommand command, string sql) => command.CommandText = sql;
#pragma warning restore CA2100

    private SqliteCommand Prepare(string sql, IEnumerable<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        SetText(command, sql);
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue($"@{name}", value ?? DBNull.Value);
        }

        return command;
    }
}
