using CoCosNet.Api.Answers;
using CoCosNet.Api.Forms;
using CoCosNet.Api.Http;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Serving;
using CoCosNet.Inference.Serving.Caching;
using CoCosNet.Model.Weights;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CoCosNet.Tests.Fuzzing;

/// <summary>Every reader of the server that takes bytes from strangers.</summary>
internal sealed class FuzzDoors : IDisposable
{
    private static readonly PixelSize Target = new(32, 48);

    private static readonly SemanticClass[] Classes =
    [
        new(MapFiles.Sky, "sky", "#7ebef2"), new(1, "cloud", "#d6dee8"), new(MapFiles.Tree, "tree", "#226e38"), new(MapFiles.Water, "water", "#2664be"),
        new(MapFiles.Sand, "sand", "#f0d8a0"),
    ];

    private static readonly byte[][] Manifests =
    [
        """
        {"id":"labels","name":"A","architecture":{"labelChannels":2,"featureChannels":4,"generatorChannels":2,"size":128,"iterations":2,"propagationOrder":"hv",
        "matching":"released","temperature":0.01},"semantics":{"kind":"labels","classes":[{"id":0,"name":"a","color":"#102030"},{"id":1,"name":"b","color":"#405060"}],
        "ignore":["255"]},"weights":{"correspondence":"c","generator":"g"},"exemplarMap":"optional","license":"MIT"}
        """u8.ToArray(),
        """
        {"id":"anchored","name":"B","architecture":{"labelChannels":1,"featureChannels":4,"generatorChannels":2,"size":256,"iterations":3,"matching":"refined","anchors":true,
        "learnedLevels":2,"refinementChannels":8},"semantics":{"kind":"labels","classes":[{"id":0,"name":"a","color":"#102030"}],"standIns":{"a":["a"]}},
        "synthesis":{"rounds":4,"uniformity":0.5},"weights":{"correspondence":"c","generator":"g"}}
        """u8.ToArray(),
        """{"id":"analogy","name":"C","architecture":{"size":256,"iterations":4,"matching":"analogy"},"semantics":{"kind":"labels","classes":[{"id":0,"name":"a","color":"#102030"}]}}"""u8.ToArray(),
    ];

    // A mutation that asks for much is refused rather than granted.
    private static readonly CheckpointLimits Small = new() { MaxTensorBytes = 1 << 20 };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cocosnet-fuzz-");
    private readonly ComputeTarget _target = ComputeTarget.Resolve(new InferenceOptions { Device = "cpu", Precision = "float32" });
    private readonly EncodingCache _encodings = new(0);
    private readonly FormReader _forms;

    public FuzzDoors()
    {
        // Where limits are set, no model is asked.
        _forms = new FormReader(new UploadLimits(null!, Options.Create(new UploadOptions { MaximumFileBytes = 1 << 16, MaximumBodyBytes = 1 << 18 })));
        foreach (var weights in new[] { "c", "g" })
        {
            File.WriteAllBytes(Path.Combine(_folder.FullName, weights), []);
        }

        All =
        [
            new("picture", PictureGrammar.Make, (bytes, _) => ReadPicture(bytes)),
            new("labels", PictureGrammar.Map, (bytes, random) => ReadMap(SemanticsKind.Labels, new SemanticMapFile(bytes), random)),
            new("edges", PictureGrammar.Make, (bytes, random) => ReadMap(SemanticsKind.Edges, new SemanticMapFile(bytes), random)),
            new("array", MapGrammar.Array, (bytes, random) => ReadMap(SemanticsKind.Tensor, new SemanticMapFile(bytes), random)),
            new("pose", MapGrammar.Pose, ReadPose),
            new("weights", WeightGrammar.Make, ReadWeights),
            new("manifest", random => JsonMutator.Damage(Manifests, random), ReadManifest),
            new("form", FormGrammar.Make, ReadForm),
        ];
    }

    public IReadOnlyList<FuzzDoor> All { get; }

    /// <summary>Whether a client hears an exception as a 4xx, which says what is wrong with the input.</summary>
    public static bool IsRefusal(Exception exception) => exception switch
    {
        TranslationException translation => translation.Error is not (TranslationError.Internal or TranslationError.OutOfMemory),
        RequestException or CheckpointException or ModelFolderException => true,
        _ => false,
    };

    public void Dispose()
    {
        _encodings.Dispose();
        _folder.Delete(recursive: true);
    }

    private static void ReadPicture(byte[] bytes) => PictureCodec.DecodeShown(bytes, "exemplar", PictureLimits.Default, firstOfMany: true, out _);

    private static void ReadMap(SemanticsKind kind, SemanticMapFile file, Random random)
    {
        var channels = kind switch { SemanticsKind.Labels => Classes.Length, SemanticsKind.Pose => 20, SemanticsKind.Edges => 1, _ => 2 };
        var reader = SemanticReaders.Create(kind, kind == SemanticsKind.Labels ? Classes : [], channels, PictureLimits.Default);
        var colors = Enum.GetValues<MapColors>();
        string[] ignore = kind == SemanticsKind.Labels && random.Next(3) == 0 ? ["transparent", "255"] : [];
        var source = reader.Read(file, "map", new ReadingOptions(colors[random.Next(colors.Length)], ignore));
        source.At(Target);
        source.ShapesAt(Target);
    }

    private static void ReadPose(byte[] bytes, Random random) => ReadMap(
        SemanticsKind.Pose, random.Next(3) == 0 ? new SemanticMapFile(bytes, MapGrammar.Subset(random)) : new SemanticMapFile(bytes), random);

    private void ReadWeights(byte[] bytes, Random random)
    {
        var path = Path.Combine(_folder.FullName, "weights");
        File.WriteAllBytes(path, bytes);
        CheckpointReader.Read(path, Small).Dispose();
    }

    private void ReadManifest(byte[] bytes, Random random)
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, ManifestReader.FileName), bytes);
        ModelLoader.Load(ManifestReader.Read(_folder.FullName), _target, _encodings).Dispose();
    }

    private void ReadForm(byte[] bytes, Random random)
    {
        var context = new DefaultHttpContext();
        context.Request.Body = new MemoryStream(bytes);
        context.Request.ContentType = FormGrammar.ContentType(random);
        var form = _forms.ReadAsync(context.Request, FormFields.Shape, CancellationToken.None).GetAwaiter().GetResult();
        for (var exemplar = form.CountExemplars() - 1; exemplar >= 0; exemplar--)
        {
            _ = form.ExemplarId(exemplar);
            form.ToRequest(Representation.Negotiate([]), exemplar);
        }
    }
}
