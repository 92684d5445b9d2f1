using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace CoCosNet.Bench.Pool;

/// <summary>Sends requests to a server with tiny models.</summary>
internal static class TinyRequests
{
    private const int Side = 32;

    private static readonly byte[] Map = PngBuilder.Grey(Side, Side, [.. Enumerable.Range(0, Side * Side).Select(i => (byte)(i / Side / 11))]);

    private static readonly byte[] Exemplar = PngBuilder.Rgb(Side, Side, [.. Enumerable.Range(0, Side * Side * 3).Select(i => (byte)(i * 7))]);

    /// <summary>Makes a form for a result of a given size.</summary>
    /// <param name="side">Width and height of the result.</param>
    /// <param name="model">The model.</param>
    /// <param name="mark">Makes the exemplar's file, not its picture, differ from those with other marks.</param>
    public static MultipartFormDataContent Form(int side = 128, string model = "labels", string mark = "")
    {
        // Bytes after the end of a PNG are ignored.
        byte[] exemplar = [.. Exemplar, .. Encoding.UTF8.GetBytes(mark)];
        var form = new MultipartFormDataContent { { new ByteArrayContent(Map), "map", "map" }, { new ByteArrayContent(exemplar), "exemplar", "exemplar" } };
        form.Add(new StringContent(model), "model");
        form.Add(new StringContent(side.ToString(CultureInfo.InvariantCulture)), "width");
        form.Add(new StringContent(side.ToString(CultureInfo.InvariantCulture)), "height");
        return form;
    }

    /// <summary>Translates and reads the picture.</summary>
    /// <exception cref="HttpRequestException">The response is not a picture.</exception>
    public static async Task TranslateAsync(HttpClient client, int side = 128, CancellationToken cancellationToken = default)
    {
        using var form = Form(side);
        using var response = await client.PostAsync(new Uri("/v1/translations", UriKind.Relative), form, cancellationToken);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    /// <summary>Sends a job. Jobs with different idempotency keys have different files, so that the server does not take the input for what ends its workers.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(HttpClient client, int side = 128, string? key = null, string model = "labels")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/translations") { Content = Form(side, model, key ?? "") };
        request.Headers.Add("Prefer", "respond-async");
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await client.SendAsync(request);
    }

    /// <summary>Reads the state of a job.</summary>
    public static Task<JsonElement> JobAsync(HttpClient client, string address) => client.GetFromJsonAsync<JsonElement>(new Uri(address, UriKind.Relative));
}
