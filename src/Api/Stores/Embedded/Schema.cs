namespace CoCosNet.Api.Stores.Embedded;

/// <summary>A feature's tables: statements that make what is missing, and change nothing that is there.</summary>
internal sealed record Schema(string Sql)
{
    /// <summary>Columns that came after the tables; databases of before get them too.</summary>
    public IReadOnlyList<AddedColumn> Added { get; init; } = [];
}
