using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Tests.Stores;

public sealed class StoredResultTests
{
    [Fact]
    public async Task Translate_ThroughASharedStore_TellsEverythingThatATranslatorTells()
    {
        using var nats = await NatsServer.StartAsync();
        await using var alone = await ApiServer.StartAsync();
        await using var shared = await ApiServer.StartAsync("--Jobs:Store=jetstream", $"--Nats:Url={nats.Url}");
        var input = Jobs.JobInputs.Minimal with
        {
            Map = Jobs.JobInputs.Minimal.Map with { IsPicture = true },
            Options = new TranslationOptions
            {
                Warps = true,
                Flow = true,
                Confidence = true,
                Correspondence = true,
                Matches = true,
                ExemplarReading = true,
                Probes = [new PixelPosition(3, 4)],
                Continues = new string('0', 64),
            },
        };

        var expected = await alone.Typed.TranslateAsync(input, cancellationToken: TestContext.Current.CancellationToken);
        var actual = await shared.Typed.TranslateAsync(input, cancellationToken: TestContext.Current.CancellationToken);

        // Every member is filled, so that one that the store forgets would be missed.
        Assert.All(typeof(TranslationResponse).GetProperties().Where(property => property.Name != nameof(TranslationResponse.ExemplarMap)),
            property => Assert.NotNull(property.GetValue(expected)));
        Assert.Equivalent(expected, actual with { Timings = expected.Timings }, strict: true);
    }
}
