using System.Net;
using CoCosNet.Client;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Tests.EndToEnd;

/// <summary>The typed client against the whole application and the model that ships.</summary>
[Collection(nameof(RealServer))]
public sealed class ClientTests(RealServer server)
{
    private const string Model = "analogy";

    private static readonly TranslationInput Input = new()
    {
        Map = new SemanticMapFile(Sample("map.png")),
        Exemplar = Sample("exemplar.png"),
        ExemplarMap = new SemanticMapFile(Sample("exemplar-map.png")),
        Model = Model,
        Options = new TranslationOptions { Width = 128, Height = 128 },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CoCosNetClient Client => new(server.Client);

    [Fact]
    public async Task Translate_AtOnceAsEventsAndAsAJob_GivesTheSamePicture()
    {
        var input = Input with { Options = Input.Options with { Warps = true, Previews = true } };
        var atOnce = await Client.TranslateAsync(input, cancellationToken: Token);

        var told = new List<TranslationEvent>();
        await foreach (var now in Client.StreamAsync(input, Token))
        {
            told.Add(now);
        }

        var job = await Client.SubmitAsync(input, cancellationToken: Token);
        var updates = new List<TranslationEvent>();
        await foreach (var update in Client.FollowAsync(job.Id, cancellationToken: Token))
        {
            updates.Add(update.Event);
        }

        Assert.Equal((128, 128, Model), (atOnce.Width, atOnce.Height, atOnce.Model));
        Assert.Equal(atOnce.Image.Url, told[^1].Result!.Image.Url);
        Assert.Equal(atOnce.Warps.Select(warp => warp.Picture.Url), told.Select(now => now.Preview).OfType<WarpResponse>().Select(warp => warp.Picture.Url));
        Assert.Equal(atOnce.Image.Url, await DataUriAsync(job.Id, "image"));
        Assert.Equal(atOnce.Warps[2].Picture.Url, await DataUriAsync(job.Id, "warp-64"));
        foreach (var stream in new[] { told, updates })
        {
            Assert.Equal(stream.Select(now => now.Fraction).Order(), stream.Select(now => now.Fraction));
            Assert.Equal(
                Enum.GetValues<TranslationStage>().Except([TranslationStage.Queue]),
                stream.Select(now => now.Stage).OfType<TranslationStage>().Distinct());
        }
    }

    [Fact]
    public async Task Evidence_OfAJob_IsItsOutputs()
    {
        var options = Input.Options with { Flow = true, Confidence = true, Correspondence = true, Matches = true, Probes = [new PixelPosition(12, 40)] };
        var input = Input with { Options = options };
        var atOnce = await Client.TranslateAsync(input, cancellationToken: Token);

        var job = await Client.WaitAsync((await Client.SubmitAsync(input, idempotencyKey: "evidence", Token)).Id, Token);

        Assert.Equal(["matches", "flow", "confidence", "correspondence", "image"], job.Outputs.Select(output => output.Name));
        Assert.Null(job.Outputs[0].Width);
        Assert.Equal(job.Outputs[0].Url, job.Result!.Matches!.Url);
        Assert.Equal(atOnce.Matches!.Url, await DataUriAsync(job.Id, "matches"));
        Assert.Equal(atOnce.Flow!.Url, await DataUriAsync(job.Id, "flow"));
        Assert.Equivalent(atOnce.Probes, job.Result.Probes, strict: true);
        var keyed = await Client.TranslateAsync(input, idempotencyKey: "evidence", Token);
        Assert.Equal((atOnce.Matches.Url, atOnce.Correspondence!.Url), (keyed.Matches!.Url, keyed.Correspondence!.Url));
    }

    [Fact]
    public async Task Cancel_OfAJob_LeavesItCancelled()
    {
        var job = await Client.SubmitAsync(Input with { Options = Input.Options with { Width = 1024, Height = 1024 } }, cancellationToken: Token);

        Assert.Equal(JobState.Canceled, (await Client.CancelAsync(job.Id, Token)).State);

        Assert.Equal(JobState.Canceled, (await Client.WaitAsync(job.Id, Token)).State);
        await Client.DeleteJobAsync(job.Id, Token);
        Assert.Equal(JobState.Expired, (await Client.GetJobAsync(job.Id, Token)).State);
    }

    [Fact]
    public async Task KeptExemplar_InATranslation_GivesThePictureOfItsFiles()
    {
        var exemplar = await Client.KeepExemplarAsync(Input.Exemplar!.Value, Input.ExemplarMap, Token);

        var byId = await Client.TranslateAsync(Input with { Exemplar = null, ExemplarMap = null, ExemplarId = exemplar.Id }, cancellationToken: Token);

        var byFiles = await Client.TranslateAsync(Input, cancellationToken: Token);
        Assert.Equal(byFiles.Image.Url, byId.Image.Url);
        await Client.DeleteExemplarAsync(exemplar.Id, Token);
    }

    [Fact]
    public async Task Models_AreListedAndDescribed()
    {
        var models = await Client.GetModelsAsync(Token);
        var model = await Client.GetModelAsync(Model, Token);

        Assert.Contains(models.Models, listed => listed.Id == Model);
        Assert.Equal((ModelState.Ready, ExemplarMapUse.Required), (model.State, model.ExemplarMap));
    }

    [Fact]
    public async Task Refusals_AreTypedWithTheFieldToBlame()
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(
            () => Client.TranslateAsync(Input with { Exemplar = "no picture"u8.ToArray() }, cancellationToken: Token));
        var failed = await Client.WaitAsync((await Client.SubmitAsync(Input with { ExemplarMap = null }, cancellationToken: Token)).Id, Token);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "unsupported_format"), (refused.Status, refused.Code));
        Assert.Equal("#/exemplar", Assert.Single(refused.Problem.Errors).Pointer);
        Assert.Equal((JobState.Failed, "exemplar_map_required"), (failed.State, failed.Problem!.Code));
    }

    private static byte[] Sample(string file) => File.ReadAllBytes(Repository.PathOf("samples", "valley", file));

    private async Task<string> DataUriAsync(string id, string name)
    {
        var file = await Client.GetOutputAsync(id, name, Token);
        return $"data:{file.MediaType};base64,{Convert.ToBase64String(file.Content.Span)}";
    }
}
