namespace CoCosNet.Api.Stores.Embedded;

/// <summary>A column that a table did not always have.</summary>
/// <param name="Table">The table.</param>
/// <param name="Name">The column.</param>
/// <param name="Type">Its type and default.</param>
internal sealed record AddedColumn(string Table, string Name, string Type);
