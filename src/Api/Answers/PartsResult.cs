using System.Net.Http.Headers;

namespace CoCosNet.Api.Answers;

/// <summary>Responds with a multipart form, which the <c>formData()</c> of browsers can read.</summary>
internal sealed class PartsResult(IReadOnlyList<Part> parts) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var form = new MultipartFormDataContent();
        foreach (var part in parts)
        {
            var content = new ReadOnlyMemoryContent(part.Content);
            content.Headers.ContentType = new MediaTypeHeaderValue(part.MediaType);
            form.Add(content, part.Name, $"{part.Name}.{part.Extension}");
        }

        httpContext.Response.ContentType = form.Headers.ContentType!.ToString();
        httpContext.Response.ContentLength = form.Headers.ContentLength;
        await form.CopyToAsync(httpContext.Response.Body, httpContext.RequestAborted);
    }
}
