using System.Globalization;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Http;

/// <summary>A request feature with the details of the request's log line, in addition to method, route and status. It never contains a
/// client's texts or files.</summary>
internal sealed class RequestSummary
{
    /// <summary>Code of the problem in the response.</summary>
    public string? Problem { get; set; }

    public string? Model { get; set; }

    /// <summary>Size of the picture, for example <c>256x128</c>.</summary>
    public string? Size { get; set; }

    public TimeSpan? Queued { get; set; }

    /// <summary>Records the details of a translation.</summary>
    public void Include(TranslationResult result)
    {
        Model = result.Model;
        Size = string.Create(CultureInfo.InvariantCulture, $"{result.Image.Width}x{result.Image.Height}");
        Queued = result.Timings.Queue;
    }

    /// <summary>Returns the request's feature, creating it if the request has none.</summary>
    public static RequestSummary Of(HttpContext context)
    {
        if (context.Features.Get<RequestSummary>() is not { } summary)
        {
            context.Features.Set(summary = new RequestSummary());
        }

        return summary;
    }
}
