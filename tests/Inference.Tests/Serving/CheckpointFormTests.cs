using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Models.Manifest;
using CoCosNet.Inference.Serving;
using CoCosNet.Inference.Serving.Caching;
using CoCosNet.Inference.Tests.Support;
using CoCosNet.Inference.Tests.Weights.Making;
using CoCosNet.Model.Weights;
using CoCosNet.Model.Weights.Safetensors;
using static TorchSharp.torch;

namespace CoCosNet.Inference.Tests.Serving;

/// <summary>Checkpoints as people save them: each gives the bytes of the plain one and says what was mended, or its error names tensor and fix.</summary>
public sealed class CheckpointFormTests : IDisposable
{
    private const string Generator = "generator.safetensors";
    private const string Normed = "conv_img.weight";
    private const int Side = 32;

    private readonly DirectoryInfo _models = Directory.CreateTempSubdirectory("models");

    public static TheoryData<string, string[]> Forms => new()
    {
        { "plain .pth", [] },
        { "module. prefix", ["'module.'"] },
        { "module. prefix in safetensors", ["'module.'"] },
        { "module. and _orig_mod. prefixes", ["'_orig_mod.'", "'module.'"] },
        { "under state_dict", ["state_dict"] },
        { "under generator", ["generator"] },
        { "under model", ["model"] },
        { "under netG, older form", ["netG"] },
        { "under netG with module. prefix", ["netG", "'module.'"] },
        { "parametrizations of spectral norm", ["parametrizations"] },
        { "parametrizations of weight norm", ["parametrizations", "weight norm"] },
        { "weight norm of the older hook", ["weight norm"] },
        { "weight_v missing", ["weight_orig and weight_u"] },
        { "spectral norm removed", ["without spectral norm"] },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Load_OfAnyForm_GivesTheBytesOfThePlainOne(string form, string[] notes)
    {
        using var scope = NewDisposeScope();
        var plain = Plain(form);
        var (expected, none) = Translate("plain", SafetensorsBytes(plain));

        var (picture, told) = Translate("form", Write(form, plain));

        Assert.Empty(none);
        Assert.True(expected.SequenceEqual(picture), form);
        Assert.Equal(notes.Length, told.Count);
        Assert.All(notes, note => Assert.Contains(told, line => line.Contains(note, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    public void Load_OfWeightsThatAreNoNumbers_NamesTheTensorAndTheFix(float value, string shown)
    {
        using var scope = NewDisposeScope();
        var tensors = Plain("");
        var damaged = tensors[Normed].clone();
        damaged.flatten()[5] = tensor(value);
        tensors[Normed] = damaged;

        var refused = Assert.Throws<ModelFolderException>(() => Translate("damaged", SafetensorsBytes(tensors)));

        Assert.Contains($"{Normed} has 1 of {damaged.numel()} values that are not finite, the first, number 5, is {shown}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("earlier epoch", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OfSeveralDictionaries_NamesThem()
    {
        using var scope = NewDisposeScope();
        var sources = Sources(Plain(""));
        var program = PickleWriter.Program(writer => writer
            .Ops("}(").Text("netG").StateDictionary(sources, legacy: false).Text("netD").StateDictionary(sources, legacy: false).Op('u'));

        var refused = Assert.Throws<ModelFolderException>(() => Translate("several", TorchFiles.Zip(program, sources)));

        Assert.Contains("netG", refused.Message, StringComparison.Ordinal);
        Assert.Contains("netD", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OfAPrefixThatNotAllHave_ListsWhatDoesNotFit()
    {
        using var scope = NewDisposeScope();
        var tensors = Plain("").ToDictionary(pair => pair.Key == Normed ? pair.Key : $"module.{pair.Key}", pair => pair.Value);

        var refused = Assert.Throws<ModelFolderException>(() => Translate("mixed", SafetensorsBytes(tensors)));

        Assert.Contains("module.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("is not part of this architecture", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _models.Delete(recursive: true);

    private byte[] Write(string form, Dictionary<string, Tensor> plain)
    {
        Dictionary<string, Tensor> Renamed(Func<string, string> rename) => plain.ToDictionary(pair => rename(pair.Key), pair => pair.Value);
        return form switch
        {
            "plain .pth" => TorchFiles.Zip(Sources(plain)),
            "module. prefix" => TorchFiles.Zip(Sources(Renamed(name => $"module.{name}"))),
            "module. prefix in safetensors" => SafetensorsBytes(Renamed(name => $"module.{name}")),
            "module. and _orig_mod. prefixes" => TorchFiles.Legacy(Sources(Renamed(name => $"_orig_mod.module.{name}"))),
            "under state_dict" or "under generator" or "under model" => Wrapped(form["under ".Length..], Sources(plain), legacy: false),
            "under netG, older form" => Wrapped("netG", Sources(plain), legacy: true),
            "under netG with module. prefix" => Wrapped("netG", Sources(Renamed(name => $"module.{name}")), legacy: false),
            "parametrizations of spectral norm" => TorchFiles.Zip(Sources(Renamed(name => name
                .Replace("weight_orig", "parametrizations.weight.original", StringComparison.Ordinal)
                .Replace("weight_u", "parametrizations.weight.0._u", StringComparison.Ordinal)
                .Replace("weight_v", "parametrizations.weight.0._v", StringComparison.Ordinal)))),
            "parametrizations of weight norm" => TorchFiles.Zip(Sources(InWeightNorm(
                plain, "conv_img.parametrizations.weight.original0", "conv_img.parametrizations.weight.original1"))),
            "weight norm of the older hook" => TorchFiles.Zip(Sources(InWeightNorm(plain, $"{Normed}_g", $"{Normed}_v"))),
            "weight_v missing" => TorchFiles.Zip(Sources(plain.Where(pair => !pair.Key.EndsWith("weight_v", StringComparison.Ordinal)).ToDictionary())),
            "spectral norm removed" => SafetensorsBytes(Folded(plain)),
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, "There is no such form."),
        };
    }

    private static Dictionary<string, Tensor> InWeightNorm(Dictionary<string, Tensor> plain, string length, string direction)
    {
        var all = plain.Where(pair => pair.Key != Normed).ToDictionary();
        all.Add(length, WeightNorm.LengthOf(plain[Normed]));
        all.Add(direction, plain[Normed]);
        return all;
    }

    private static Dictionary<string, Tensor> Folded(Dictionary<string, Tensor> plain)
    {
        var all = new Dictionary<string, Tensor>();
        foreach (var (name, value) in plain)
        {
            var prefix = name[..(name.LastIndexOf('.') + 1)];
            if (name.EndsWith("weight_orig", StringComparison.Ordinal))
            {
                all.Add($"{prefix}weight", value.div(tensor(SpectralNorm.Sigma(value, plain[$"{prefix}weight_u"], plain[$"{prefix}weight_v"]))));
            }
            else if (!name.EndsWith("weight_u", StringComparison.Ordinal) && !name.EndsWith("weight_v", StringComparison.Ordinal))
            {
                all.Add(name, value);
            }
        }

        return all;
    }

    private static byte[] Wrapped(string name, TensorSource[] sources, bool legacy)
    {
        var program = PickleWriter.Program(writer => writer.Ops("}(").Text("epoch").Integer(7).Text(name).StateDictionary(sources, legacy).Op('u'));
        return legacy ? TorchFiles.Legacy(program, sources) : TorchFiles.Zip(program, sources);
    }

    private static TensorSource[] Sources(Dictionary<string, Tensor> tensors) => [.. tensors.Select((pair, number) =>
    {
        var value = pair.Value.contiguous();
        return new TensorSource(pair.Key, $"{number}", value.shape, value.stride())
        {
            StorageLength = value.numel(),
            StorageBytes = value.bytes.ToArray(),
        };
    })];

    private byte[] SafetensorsBytes(Dictionary<string, Tensor> tensors)
    {
        var path = Path.Combine(_models.FullName, "tensors");
        SafetensorsWriter.Write(path, tensors);
        return File.ReadAllBytes(path);
    }

    /// <summary>The generator's tensors; right vectors as power iteration would leave them where the form has none.</summary>
    private Dictionary<string, Tensor> Plain(string form)
    {
        var folder = TinyModels.Write(_models.FullName, "source", Semantics, 3, "optional");
        using var checkpoint = CheckpointReader.Read(Path.Combine(folder, Generator));
        var tensors = checkpoint.Tensors.ToDictionary(pair => pair.Key, pair => pair.Value.clone());
        foreach (var name in form == "weight_v missing" ? tensors.Keys.Where(name => name.EndsWith("weight_v", StringComparison.Ordinal)).ToArray() : [])
        {
            var prefix = name[..^"weight_v".Length];
            tensors[name] = SpectralNorm.RightOf(tensors[$"{prefix}weight_orig"], tensors[$"{prefix}weight_u"]);
        }

        return tensors;
    }

    private static object Semantics { get; } = new
    {
        kind = "labels",
        classes = Enumerable.Range(0, 3).Select(id => new { id, name = $"class-{id}", color = $"#{id:x2}2030" }).ToArray(),
    };

    private (byte[] Picture, IReadOnlyList<string> Notes) Translate(string id, byte[] generator)
    {
        var path = TinyModels.Write(_models.FullName, id, Semantics, 3, "optional");
        File.WriteAllBytes(Path.Combine(path, Generator), generator);
        using var encodings = new EncodingCache(0);
        using var served = ModelLoader.Load(ManifestReader.Read(path), new ComputeTarget(CPU, ScalarType.Float32), encodings);
        var request = new TranslationRequest
        {
            Map = new SemanticMapFile(PngBuilder.Grey(Side, Side, [.. Enumerable.Range(0, Side * Side).Select(pixel => (byte)(pixel / 350))])),
            Exemplar = PngBuilder.Rgb(Side, Side, [.. Enumerable.Range(0, Side * Side * 3).Select(i => (byte)(i * 7))]),
            Options = new TranslationOptions(),
        };
        var result = served.Translate(request, new StageClock(TimeProvider.System, TestContext.Current.CancellationToken));
        return (result.Image.Content.ToArray(), served.Description.Notes);
    }
}
