using System.Net.Http.Headers;
using System.Text;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Api.Tests.Workers;
using CoCosNet.Inference.Tests.Support;
using CoCosNet.Inference.Tests.Weights.Making;

namespace CoCosNet.Api.Tests.Abuse;

/// <summary>Small files that ask for much, sent to a server of its own process: they are refused, and neither the server nor its worker grows.</summary>
public sealed class BombTests : IDisposable
{
    private const long MostGrowth = 100 << 20;

    private static readonly byte[] Map = PngBuilder.Grey(32, 32, new byte[32 * 32]);
    private static readonly byte[] Picture = PngBuilder.Rgb(32, 32, new byte[32 * 32 * 3]);

    private readonly DirectoryInfo _models = WorkerServer.CreateModels();
    private readonly DataFolder _data = new();

    public BombTests()
    {
        TinyModels.Write(_models.FullName, "pose", new { kind = "pose" }, 20, "optional");
        TinyModels.Write(_models.FullName, "tensor", new { kind = "tensor" }, 2, "optional");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _models.Delete(recursive: true);
        _data.Dispose();
    }

    [Fact]
    public async Task Bombs_OfEveryKind_AreRefusedWithoutMemory()
    {
        using var server = ServerProcess.Start("--urls=http://127.0.0.1:0", _data.Setting, $"--Models:Directory={_models.FullName}");
        using var client = new HttpClient { BaseAddress = await server.AddressAsync() };
        while (!(await client.GetAsync(new Uri("/health/ready", UriKind.Relative), Token)).IsSuccessStatusCode)
        {
            await Task.Delay(50, Token);
        }

        // What the first requests allocate for good is no bomb's.
        for (var i = 0; i < 4; i++)
        {
            Assert.Null(await SendAsync(client, "labels", "map", Map));
            Assert.NotNull(await SendAsync(client, "labels", "exemplar", new byte[9 << 20]));
            Assert.NotNull(await SendAsync(client, "pose", "map", Map));
        }

        var worker = Assert.Single(ProcessMemory.Children(server.Id));
        var wrong = new List<string>();
        var mostGrown = 0L;
        foreach (var bomb in Bombs.All)
        {
            var bytes = bomb.Make();
            string? code = null;
            var grown = await GrowthAsync([server.Id, worker], async () => code = await SendAsync(client, bomb.Model, bomb.Field, bytes));
            Note(bomb.Name, bomb.Code, code, grown);
        }

        foreach (var (name, bytes) in WeightBombs())
        {
            await File.WriteAllBytesAsync(Path.Combine(_models.FullName, "pose", "generator.safetensors"), bytes, Token);
            string? code = null;
            var grown = await GrowthAsync([server.Id, worker], async () =>
            {
                using var response = await client.PostAsync(new Uri("/v1/models/pose/reload", UriKind.Relative), null, Token);
                code = response.IsSuccessStatusCode ? null : (await ApiServer.ReadProblemAsync(response)).Code;
            });
            Note(name, "model_broken", code, grown);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"Most growth: {mostGrown / 1e6:F0} MB, bar {MostGrowth / 1e6:F0} MB");
        Assert.Empty(wrong);
        Assert.Equal([worker], ProcessMemory.Children(server.Id));
        Assert.Null(await SendAsync(client, "labels", "map", Map));

        void Note(string name, string? expected, string? actual, long grown)
        {
            mostGrown = Math.Max(mostGrown, grown);
            TestContext.Current.TestOutputHelper!.WriteLine($"{name,-44} {actual ?? "translated",-20} {grown / 1e6,4:F0} MB more");
            if (expected != actual || grown >= MostGrowth)
            {
                wrong.Add($"{name}: {actual ?? "translated"} instead of {expected ?? "translated"}, {grown >> 20} MiB more");
            }
        }
    }

    [Fact]
    public async Task Body_ThatIsCompressed_IsRefusedUnread()
    {
        await using var server = await ApiServer.StartAsync();
        using var body = new ByteArrayContent(Bombs.Deflated());
        body.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        body.Headers.ContentEncoding.Add("deflate");

        using var response = await server.TranslateAsync(body);

        Assert.Equal("unsupported_media_type", (await ApiServer.ReadProblemAsync(response)).Code);
    }

    private static IEnumerable<(string Name, byte[] Bytes)> WeightBombs()
    {
        var program = PickleWriter.Program(p => p.StateDictionary([TensorSource.Plain], legacy: false));
        var plain = TorchFiles.Entry("data.pkl", program);
        yield return ("deflated storage of 512 MiB", ZipWriter.Write(plain, TorchFiles.Entry("data/0", Bombs.Deflated()) with { Method = 8, DeclaredLength = 512 << 20 }));
        yield return ("deflated pickle of 512 MiB", ZipWriter.Write(TorchFiles.Entry("data.pkl", Bombs.Deflated()) with { Method = 8, DeclaredLength = 512 << 20 }));
        yield return ("storage that says 4 GiB", ZipWriter.Write(plain, TorchFiles.Entry("data/0", new byte[24]) with { DeclaredLength = 0xfffffffe }));
        yield return ("zip with 60 000 entries", ZipWriter.Write([plain, .. Enumerable.Range(1, 60_000).Select(i => TorchFiles.Entry($"data/{i}", []))]));
        yield return ("pickle of 10 million marks", TorchFiles.Zip([0x80, 2, .. Encoding.ASCII.GetBytes(new string('(', 10_000_000)), (byte)'.'], TensorSource.Plain));
        yield return ("one value on 100 000 tensors", TorchFiles.Zip(PickleWriter.Program(p => p.StateDictionary(
            Enumerable.Range(0, 100_000).Select(i => TensorSource.Plain with { Name = $"{i}", Sizes = [1 << 14], Strides = [0] }), legacy: false)), TensorSource.Plain));
        yield return ("safetensors header of 2⁶³ bytes", SafetensorsFiles.Write("{}", 8, 1UL << 63));
        yield return ("safetensors header of 15 MiB of brackets", SafetensorsFiles.Write($"{{\"a\":{new string('[', 15 << 20)}", 0));
    }

    /// <summary>By how many bytes the largest of the processes grew meanwhile.</summary>
    private static async Task<long> GrowthAsync(int[] processes, Func<Task> work)
    {
        var before = Array.ConvertAll(processes, ProcessMemory.Resident);
        Array.ForEach(processes, ProcessMemory.ForgetPeak);
        await work();
        return processes.Zip(before, (process, resident) => ProcessMemory.Peak(process) - resident).Max();
    }

    /// <returns>The problem's code; null if it was translated.</returns>
    private static async Task<string?> SendAsync(HttpClient client, string model, string field, byte[] content)
    {
        using var form = Form.Empty().Text("model", model).Text("width", "128").Text("height", "128")
            .File("map", field == "map" ? content : Map).File("exemplar", field == "exemplar" ? content : Picture);
        using var response = await client.PostAsync(new Uri("/v1/translations", UriKind.Relative), form, Token);
        return response.IsSuccessStatusCode ? null : (await ApiServer.ReadProblemAsync(response)).Code;
    }
}
