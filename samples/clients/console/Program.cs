using CoCosNet.Client;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

if (args is not [var server, var map, var exemplar, var picture, .. var rest])
{
    Console.Error.WriteLine("Usage: console SERVER MAP EXEMPLAR PICTURE [MODEL [EXEMPLAR-MAP]]");
    return 2;
}

using var http = new HttpClient { BaseAddress = new Uri(server), Timeout = Timeout.InfiniteTimeSpan };
var client = new CoCosNetClient(http) { Key = Environment.GetEnvironmentVariable("COCOSNET_KEY") };
try
{
    var input = new TranslationInput
    {
        Map = new SemanticMapFile(await File.ReadAllBytesAsync(map)),
        Exemplar = await File.ReadAllBytesAsync(exemplar),
        ExemplarMap = rest.Length > 1 ? new SemanticMapFile(await File.ReadAllBytesAsync(rest[1])) : null,
        Model = rest.Length > 0 ? rest[0] : null,
    };

    // A job runs in the background. Each of its events arrives once, despite lost connections and restarts of the server.
    var job = await client.SubmitAsync(input);
    await foreach (var update in client.FollowAsync(job.Id))
    {
        Console.WriteLine($"{update.Event.State} {update.Event.Stage} {update.Event.Fraction:P0}");
    }

    job = await client.GetJobAsync(job.Id);
    if (job.State != JobState.Succeeded)
    {
        Console.Error.WriteLine($"{job.State}: {job.Problem?.Detail}");
        return 1;
    }

    var file = await client.GetOutputAsync(job.Id, "image");
    await File.WriteAllBytesAsync(picture, file.Content.ToArray());
    return 0;
}
catch (ProblemException problem)
{
    Console.Error.WriteLine($"{problem.Code}: {problem.Message}");
    return 1;
}
