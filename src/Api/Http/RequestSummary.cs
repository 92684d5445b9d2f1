using System.Globalization;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Http;

/// <summary>A request's feature: what its one line in the log tells beside method, route and status. Never a client's text or files.</summary>
internal sealed class RequestSummary
{
    /// <summary>Code of the problem that it was answered with.</summary>
    public string? Problem { get; set; }

    public string? Model { get; set; }

    /// <summary>Size of the picture, such as <c>256x128</c>.</summary>
    public string? Size { get; set; }

    public TimeSpan? Queued { get; set; }

    /// <summary>Tells of a translation.</summary>
    public void Tell(TranslationResult result)
    {
        Model = result.Model;
        Size = string.Create(CultureInfo.InvariantCulture, $"{result.Image.Width}x{result.Image.Height}");
        Queued = result.Timings.Queue;
    }

    /// <summary>The feature of a request; one that nobody reads where the request is not logged.</summary>
    public static RequestSummary Of(HttpContext context)
    {
        if (context.Features.Get<RequestSummary>() is not { } summary)
        {
            context.Features.Set(summary = new RequestSummary());
        }

        return summary;
    }
}
