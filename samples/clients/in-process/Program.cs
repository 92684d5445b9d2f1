using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Hosting;
using CoCosNet.Inference.Workers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// The same program in its other role: tensor operations run in a process of their own, which may die and is replaced.
if (args is [InferenceWorker.Verb, ..])
{
    return InferenceWorker.Run(args);
}

if (args is not [var models, var map, var exemplar, var picture, .. var rest])
{
    Console.Error.WriteLine("Usage: in-process MODELS MAP EXEMPLAR PICTURE [MODEL [EXEMPLAR-MAP]]");
    return 2;
}

var builder = Host.CreateApplicationBuilder();
builder.Configuration.AddInMemoryCollection([new("Models:Directory", Path.GetFullPath(models))]);
builder.Services.AddCoCosNetInference(builder.Configuration, typeof(Program).Assembly);
using var host = builder.Build();
await host.StartAsync();

// Models load in the background.
var translator = host.Services.GetRequiredService<ITranslator>();
while (translator.Models.Any(model => model.State == ModelState.Loading))
{
    await Task.Delay(100);
}

var result = await translator.TranslateAsync(
    new TranslationRequest
    {
        Model = rest.Length > 0 ? rest[0] : null,
        Map = new SemanticMapFile(await File.ReadAllBytesAsync(map)),
        Exemplar = await File.ReadAllBytesAsync(exemplar),
        ExemplarMap = rest.Length > 1 ? new SemanticMapFile(await File.ReadAllBytesAsync(rest[1])) : null,
    },
    progress: null,
    CancellationToken.None);
await File.WriteAllBytesAsync(picture, result.Image.Content.ToArray());
Console.WriteLine($"{result.Image.Width}×{result.Image.Height} by {result.Model}");
await host.StopAsync();
return 0;
