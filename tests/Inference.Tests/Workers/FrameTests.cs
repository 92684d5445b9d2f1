using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Workers.Wire;

namespace CoCosNet.Inference.Tests.Workers;

public sealed class FrameTests
{
    [Fact]
    public void Request_ThroughAStream_ComesBackWhole()
    {
        var request = new TranslationRequest
        {
            Model = "labels",
            Map = new SemanticMapFile(new byte[] { 1, 2, 3 }, new byte[] { 4 }),
            Exemplar = new byte[100_000],
            ExemplarMap = new SemanticMapFile(ReadOnlyMemory<byte>.Empty),
            Options = new TranslationOptions { Width = 128, Format = PictureFormat.Webp, Quality = 7, Warps = true, Probes = [new(1, 2), new(3, 4)] },
        };

        var frame = PassThrough(FrameContent.Write(FrameKind.Request, request, WireJsonContext.Default.TranslationRequest, 12));
        var read = FrameContent.Read(frame, WireJsonContext.Default.TranslationRequest);

        Assert.Equal((FrameKind.Request, 12), (frame.Kind, frame.Request));
        Assert.Equal(4, frame.Blobs.Count);
        Assert.True(frame.Header.Length < 1000);
        Assert.Equal(request.Map!.Content.ToArray(), read.Map!.Content.ToArray());
        Assert.Equal(request.Map!.Subset!.Value.ToArray(), read.Map!.Subset!.Value.ToArray());
        Assert.Equal(request.Exemplar.Length, read.Exemplar.Length);
        Assert.Equal(0, read.ExemplarMap!.Content.Length);
        Assert.Null(read.ExemplarMap.Subset);
        Assert.Equal(request.Options.Probes, read.Options.Probes);
        Assert.Equal(request.Options with { Probes = [], Ignore = [] }, read.Options with { Probes = [], Ignore = [] });
    }

    [Fact]
    public void Result_ThroughAStream_ComesBackWhole()
    {
        var picture = new EncodedPicture(PictureFormat.Png, 2, 3, new byte[] { 9, 8, 7 });
        var result = new TranslationResult
        {
            Model = "labels",
            ModelDigest = "sha256:0",
            Image = picture,
            Warps = [new WarpPicture(0, picture), new WarpPicture(3, picture)],
            Map = new MapReading { Mended = 3, Ignored = 4, Classes = [new ClassShare(1, "tree", 0.5)], Notes = [new MapNote("thin_bands", "Thin.")] },
            ExemplarMap = new MapReading(),
            Flow = picture,
            Probes = [new Probe(new(1, 2), [new ProbeLevel(3, [new ProbeMatch(new(4, 5), 0.1)])])],
            Timings = new StageTimings(
                TimeSpan.FromTicks(1), TimeSpan.FromTicks(2), TimeSpan.FromTicks(3), TimeSpan.FromTicks(4), TimeSpan.FromTicks(5), TimeSpan.FromDays(6)),
        };

        var read = FrameContent.Read(
            PassThrough(FrameContent.Write(FrameKind.Result, result, WireJsonContext.Default.TranslationResult)), WireJsonContext.Default.TranslationResult);

        Assert.Equivalent(result, read, strict: true);
        Assert.Equal(result.Timings, read.Timings);
        Assert.Equal(picture.Content.ToArray(), read.Warps[1].Picture.Content.ToArray());
    }

    [Fact]
    public void Failure_ThroughAStream_IsTheSameException()
    {
        var exception = new TranslationException(TranslationError.QueueFull, "map", "Full.") { RetryAfter = TimeSpan.FromSeconds(3) };
        var frame = PassThrough(FrameContent.Write(FrameKind.Failure, RequestFailure.Of(exception), WireJsonContext.Default.RequestFailure));
        var read = FrameContent.Read(frame, WireJsonContext.Default.RequestFailure).ToException();
        Assert.Equal((exception.Error, exception.Field, exception.Message, exception.RetryAfter), (read.Error, read.Field, read.Message, read.RetryAfter));
    }

    [Fact]
    public void Read_BetweenFrames_SeesTheEnd() => Assert.Null(FrameStream.Read(new MemoryStream()));

    [Fact]
    public void Read_OfACutFrame_SaysSo()
    {
        using var stream = new MemoryStream();
        FrameStream.Write(stream, new Frame(FrameKind.Ping));
        stream.SetLength(stream.Length - 1);
        stream.Position = 0;
        Assert.Throws<EndOfStreamException>(() => FrameStream.Read(stream));
    }

    [Theory]
    [InlineData(0, 99)]
    [InlineData(12, -1)]
    [InlineData(12, int.MaxValue)]
    [InlineData(16, -1)]
    [InlineData(16, int.MaxValue)]
    [InlineData(20, -1)]
    [InlineData(20, int.MaxValue)]
    public void Read_OfAnImpossibleLength_SaysSo(int offset, int value)
    {
        using var stream = new MemoryStream();
        FrameStream.Write(stream, new Frame(FrameKind.Result, 1, new byte[4], [new byte[4]]));
        var bytes = stream.ToArray();
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(offset), value);
        Assert.Throws<InvalidDataException>(() => FrameStream.Read(new MemoryStream(bytes)));
    }

    [Theory]
    [InlineData("""{"Error":1}""")]
    [InlineData("null")]
    [InlineData("")]
    public void Content_OfTheWrongForm_SaysSo(string json)
    {
        var frame = new Frame(FrameKind.Failure, 1, System.Text.Encoding.UTF8.GetBytes(json), []);
        Assert.Throws<InvalidDataException>(() => FrameContent.Read(frame, WireJsonContext.Default.RequestFailure));
    }

    private static Frame PassThrough(Frame frame)
    {
        using var stream = new MemoryStream();
        FrameStream.Write(stream, frame);
        stream.Position = 0;
        return FrameStream.Read(stream)!;
    }
}
