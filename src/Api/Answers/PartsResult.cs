using System.Globalization;
using System.Net.Http.Headers;

namespace CoCosNet.Api.Answers;

/// <summary>Responds with a multipart form whose parts are named by their numbers from 0, so that the <c>formData()</c> of browsers can read it.</summary>
internal sealed class PartsResult(IReadOnlyList<Part> parts) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var form = new MultipartFormDataContent();
        for (var number = 0; number < parts.Count; number++)
        {
            var name = number.ToString(CultureInfo.InvariantCulture);
            var content = new ReadOnlyMemoryContent(parts[number].Content);
            content.Headers.ContentType = new MediaTypeHeaderValue(parts[number].MediaType);
            form.Add(content, name, $"{name}.{parts[number].Extension}");
        }

        httpContext.Response.ContentType = form.Headers.ContentType!.ToString();
        httpContext.Response.ContentLength = form.Headers.ContentLength;
        await form.CopyToAsync(httpContext.Response.Body, httpContext.RequestAborted);
    }
}
