using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Problems;

/// <summary>How problems of a request are written. A request's feature, set only for clients that do not read problem documents.</summary>
internal interface IProblemFormat
{
    /// <summary>Writes the status and the body.</summary>
    Task WriteAsync(HttpContext context, Problem problem);
}
