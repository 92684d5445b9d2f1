using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Serving;
using CoCosNet.Inference.Serving.Caching;
using CoCosNet.Inference.Tests.Support;
using CoCosNet.Model.Networks;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Serving;

/// <summary>Several exemplars of one map: the map is encoded once, and each picture is that of its exemplar alone.</summary>
[Collection(nameof(Alone))]
public sealed class SharedMapTests
{
    private static readonly ModelFolder Folder = ManifestReader.Read(Repository.PathOf("models", "landscape"));
    private static readonly ComputeTarget Target = new(CPU, ScalarType.Float32);

    [Fact]
    public void Translate_OneMapWithSeveralExemplars_EncodesTheMapOnceAndGivesThePictureOfEach()
    {
        string[] looks = ["valley", "coast", "lake"];
        using var nothingKept = new EncodingCache(0);
        using var served = ModelLoader.Load(Folder, Target, nothingKept);
        var alone = looks.Select(look => Translate(served, look)).ToList();

        using var kept = new EncodingCache(256L << 20);
        var counting = new CountingModel(ModelLoader.LoadModel(Folder, Target));
        var reader = SemanticReaders.Create(Folder.Kind, Folder.Manifest.Semantics.Classes, Folder.Channels, PictureLimits.Default, Folder.Manifest.Semantics.Ignore);
        using var counted = new ServedModel(served.Description, counting, reader, kept);
        var together = looks.Select(look => Translate(counted, look)).ToList();

        Assert.Equal(1, counting.EncodedMaps);
        Assert.Equal(looks.Length, counting.EncodedExemplars);
        Assert.Equal(alone, together);
    }

    /// <summary>The picture's bytes in hexadecimal.</summary>
    private static string Translate(ServedModel served, string look)
    {
        var request = new TranslationRequest
        {
            Map = new SemanticMapFile(Sample("valley", "map.png")),
            Exemplar = Sample(look, "exemplar.png"),
            ExemplarMap = new SemanticMapFile(Sample(look, "exemplar-map.png")),
            Options = new TranslationOptions { Width = 128, Height = 128 },
        };
        var result = served.Translate(request, new StageClock(TimeProvider.System, TestContext.Current.CancellationToken));
        return Convert.ToHexString(result.Image.Content.Span);
    }

    private static byte[] Sample(string name, string file) => File.ReadAllBytes(Repository.PathOf("samples", name, file));

    private sealed class CountingModel(ITranslationModel model) : ITranslationModel
    {
        public int EncodedMaps { get; private set; }

        public int EncodedExemplars { get; private set; }

        public bool StretchesExemplar => model.StretchesExemplar;

        public Tensor[] EncodeMap(SemanticMap map)
        {
            EncodedMaps++;
            return model.EncodeMap(map);
        }

        public EncodedExemplar EncodeExemplar(Exemplar exemplar)
        {
            EncodedExemplars++;
            return model.EncodeExemplar(exemplar);
        }

        public Tensor? ReadClasses(Picture picture) => model.ReadClasses(picture);

        public ModelOutput Translate(ModelInput input, StageClock clock)
        {
            Assert.NotNull(input.EncodedMap);
            return model.Translate(input, clock);
        }

        public void Dispose() => model.Dispose();
    }
}
