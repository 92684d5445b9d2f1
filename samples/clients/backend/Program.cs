using CoCosNet.Client;
using CoCosNet.Contracts.Translations;

// A back end of one's own: its users paint through it, and the server's key stays here.
//   COCOSNET_SERVER=http://localhost:8080 COCOSNET_KEY=cocosnet_… dotnet run --project samples/clients/backend
//   curl -F map=@map.png -F exemplar=@exemplar.jpg -o picture.png http://localhost:5000/paint
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient("cocosnet", http =>
{
    http.BaseAddress = new Uri(builder.Configuration["COCOSNET_SERVER"] ?? "http://localhost:8080");
    http.Timeout = TimeSpan.FromMinutes(2);
});
builder.Services.AddSingleton(services => new CoCosNetClient(services.GetRequiredService<IHttpClientFactory>().CreateClient("cocosnet"))
{
    Key = builder.Configuration["COCOSNET_KEY"],
});

var app = builder.Build();
app.MapPost("/paint", async (IFormFile map, IFormFile exemplar, CoCosNetClient client, CancellationToken cancellationToken) =>
{
    try
    {
        var input = new TranslationInput { Map = new SemanticMapFile(await ReadAsync(map)), Exemplar = await ReadAsync(exemplar) };
        var result = await client.TranslateAsync(input, cancellationToken: cancellationToken);
        return Results.Bytes(Convert.FromBase64String(result.Image.Url[(result.Image.Url.IndexOf(',') + 1)..]), result.Image.MediaType);
    }
    catch (ProblemException refused)
    {
        return Results.Problem(refused.Message, statusCode: (int)refused.Status);
    }
}).DisableAntiforgery();
app.Run();

static async Task<byte[]> ReadAsync(IFormFile file)
{
    using var content = new MemoryStream();
    await file.CopyToAsync(content);
    return content.ToArray();
}
