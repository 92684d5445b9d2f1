using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Tests.Imaging;

namespace CoCosNet.Inference.Tests.Semantics;

public sealed class TensorReaderTests
{
    private static readonly int[] Shape = [2, 16, 20];

    private static float[] Values(int count = 2 * 16 * 20) => [.. Enumerable.Range(0, count).Select(i => i / 8f - 10)];

    private static SemanticSource Read(byte[] bytes) => new TensorReader(2, PictureLimits.Default).Read(new SemanticMapFile(bytes), "map", ReadingOptions.Exact);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Read_OfFloats_GivesThemAsTheyAre(byte version)
    {
        var source = Read(NpyBuilder.Floats(Shape, Values(), version));
        Assert.Equal(new PixelSize(20, 16), source.NaturalSize);
        using var tensor = source.At(source.NaturalSize).ToTensor();
        Assert.Equal([1, 2, 16, 20], tensor.shape);
        Assert.Equal(Values(), tensor.data<float>().ToArray());
    }

    [Fact]
    public void At_AnotherSize_ResizesEveryChannel()
    {
        var map = (DenseMap)Read(NpyBuilder.Floats(Shape, Values())).At(new PixelSize(40, 32));
        Assert.Equal(Values()[320], map.Values[40 * 32]);
        Assert.Equal(Values()[^1], map.Values[^1]);
    }

    [Fact]
    public void Read_OfAnotherNumberOfChannels_NamesBoth()
    {
        var exception = Pictures.AssertRefused(TranslationError.WrongChannelCount, () => Read(NpyBuilder.Floats([3, 16, 16], Values(768))));
        Assert.Equal("The array has 3 channels (3×16×16) and the model takes 2.", exception.Message);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Read_OfAValueThatIsNotFinite_NamesThePlace(float bad)
    {
        var values = Values();
        values[320 + 5 * 20 + 3] = bad;
        var exception = Pictures.AssertRefused(TranslationError.InvalidTensor, () => Read(NpyBuilder.Floats(Shape, values)));
        Assert.Contains("channel 1, y 5, x 3", exception.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, TranslationError> Dictionaries => new()
    {
        { "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 16, 20), }", TranslationError.InvalidTensor },
        { "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 16, 20), }", TranslationError.InvalidTensor },
        { "{'descr': '>f4', 'fortran_order': False, 'shape': (2, 16, 20), }", TranslationError.InvalidTensor },
        { "{'descr': '|O', 'fortran_order': False, 'shape': (2, 16, 20), }", TranslationError.InvalidTensor },
        { "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2, 16, 20), }", TranslationError.InvalidTensor },
        { "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2, 16, 20), }", TranslationError.InvalidTensor },
        { "{'descr': '<f4', 'fortran_order': False, 'shape': (), }", TranslationError.InvalidTensor },
        { "{'descr': '<f4', 'fortran_order': False, 'shape': (2, -16, 20), }", TranslationError.InvalidTensor },
        { "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 99999999999999999999, 20), }", TranslationError.InvalidTensor },
        { "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 16, 20), 'more': 1}", TranslationError.InvalidTensor },
        { "{'descr': '<f4', 'fortran_order': False}", TranslationError.InvalidTensor },
        { "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2, 16, 20)}", TranslationError.InvalidTensor },
        { "__import__('os')", TranslationError.InvalidTensor },
        { "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 9000, 16), }", TranslationError.PictureTooLarge },
        { "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 8192, 8192), }", TranslationError.PictureTooLarge },
        { "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1, 1), }", TranslationError.PictureTooSmall },
        { "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 0, 20), }", TranslationError.PictureTooSmall },
        { "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 16, 21), }", TranslationError.CorruptFile },
        { "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 16, 19), }", TranslationError.CorruptFile },
    };

    [Theory]
    [MemberData(nameof(Dictionaries))]
    public void Read_OfAnotherHeader_IsRefusedByItsError(string dictionary, TranslationError error) =>
        Pictures.AssertRefused(error, () => Read(NpyBuilder.Build(dictionary, Values())));

    [Theory]
    [InlineData("{\"shape\":(2,16,20),\"fortran_order\":False,\"descr\":\"<f4\"}")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 16, 20,), }")]
    public void Read_OfAnyOrderAndQuotes_Works(string dictionary) =>
        Assert.Equal(new PixelSize(20, 16), Read(NpyBuilder.Build(dictionary, Values())).NaturalSize);

    [Fact]
    public void Read_OfNothing_IsRefused() => Pictures.AssertRefused(TranslationError.EmptyFile, () => Read([]));

    [Fact]
    public void Read_OfAPicture_IsRefused() => Pictures.AssertRefused(TranslationError.UnsupportedFormat, () => Read(RefusedPictures.OnePixel()));

    [Fact]
    public void Read_OfAnUnknownVersion_IsRefused() =>
        Pictures.AssertRefused(TranslationError.InvalidTensor, () => Read(NpyBuilder.Floats(Shape, Values(), version: 9)));

    [Fact]
    public void Read_CutOffAnywhere_IsCorrupt()
    {
        var whole = NpyBuilder.Floats(Shape, Values());
        for (var length = 6; length < whole.Length; length++)
        {
            Pictures.AssertRefused(TranslationError.CorruptFile, () => Read(whole[..length]));
        }
    }
    [Fact]
    public void Read_OfMutatedHeaders_FailsOnlyAsExpected()
    {
        var whole = NpyBuilder.Floats(Shape, Values());
        var random = new Random(22);
        for (var round = 0; round < 3000; round++)
        {
            byte[] bytes = [.. whole];
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                bytes[random.Next(80)] = (byte)random.Next(256);
            }

            try
            {
                Read(bytes);
            }
            catch (TranslationException exception)
            {
                Assert.Equal("map", exception.Field);
            }
        }
    }
}
