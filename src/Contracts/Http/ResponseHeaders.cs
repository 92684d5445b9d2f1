namespace CoCosNet.Contracts.Http;

/// <summary>Names of the API's response headers that HTTP libraries have no constants for.</summary>
public static class ResponseHeaders
{
    /// <summary>Id of the model that made the picture.</summary>
    public const string ModelId = "X-Model-Id";

    /// <summary>SHA-256 of that model's manifest and weights.</summary>
    public const string ModelDigest = "X-Model-Digest";

    /// <summary>Id of the picture, which a later request may continue.</summary>
    public const string ResultId = "X-Result-Id";

    /// <summary>What was computed of a picture that continues another one: <c>local; share=0.043</c>, or <c>whole</c> and why.</summary>
    public const string Repaint = "X-Repaint";

    /// <summary>Milliseconds of each stage (W3C Server Timing).</summary>
    public const string ServerTiming = "Server-Timing";

    /// <summary>How many pixels of the map were mended.</summary>
    public const string MapMended = "X-Map-Mended";

    /// <summary>How many pixels of the exemplar's map were mended; absent if the request had none.</summary>
    public const string ExemplarMapMended = "X-Exemplar-Map-Mended";

    /// <summary>Number of the person that was taken from the map, from 0; absent for maps that are no poses.</summary>
    public const string MapPerson = "X-Map-Person";

    /// <summary>Number of the person that was taken from the exemplar's map; absent where that is no pose.</summary>
    public const string ExemplarMapPerson = "X-Exemplar-Map-Person";

    /// <summary>Codes of the choices made while the maps were read; the JSON response explains them. Absent if there were none.</summary>
    public const string MapNotes = "X-Map-Notes";

    /// <summary>The request's id: the one that the client sent, otherwise the trace id.</summary>
    public const string RequestId = "X-Request-Id";

    /// <summary>The preference that the server applied (RFC 7240).</summary>
    public const string PreferenceApplied = "Preference-Applied";
}
