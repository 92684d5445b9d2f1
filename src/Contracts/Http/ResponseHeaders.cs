namespace CoCosNet.Contracts.Http;

/// <summary>Names of the headers of our own.</summary>
public static class ResponseHeaders
{
    /// <summary>Id of the model that made the picture.</summary>
    public const string ModelId = "X-Model-Id";

    /// <summary>SHA-256 of that model's manifest and weights.</summary>
    public const string ModelDigest = "X-Model-Digest";

    /// <summary>Milliseconds of each stage (W3C Server Timing).</summary>
    public const string ServerTiming = "Server-Timing";

    /// <summary>How many pixels of the map were mended.</summary>
    public const string MapMended = "X-Map-Mended";

    /// <summary>How many pixels of the exemplar's map were mended; absent where none came.</summary>
    public const string ExemplarMapMended = "X-Exemplar-Map-Mended";

    /// <summary>Codes of the choices made while the maps were read; the JSON answer explains them. Absent where there were none.</summary>
    public const string MapNotes = "X-Map-Notes";

    /// <summary>Names the request; the client's own name for it, or else the trace id.</summary>
    public const string RequestId = "X-Request-Id";

    /// <summary>Which preference was honoured (RFC 7240).</summary>
    public const string PreferenceApplied = "Preference-Applied";
}
