using System.Text.RegularExpressions;
using CoCosNet.Api.Problems;
using CoCosNet.Api.Translations;
using CoCosNet.Contracts.Errors;

namespace CoCosNet.Api.Tests.Problems;

public sealed partial class TranslationProblemsTests
{
    public static TheoryData<TranslationError> Errors { get; } = new(Enum.GetValues<TranslationError>());

    [Theory]
    [MemberData(nameof(Errors))]
    public void Of_EveryError_HasAnErrorStatusAndACodeAfterItsName(TranslationError error)
    {
        var kind = TranslationProblems.Of(error);

        Assert.InRange(kind.Status, 400, 599);
        Assert.Equal(WordStart().Replace($"{error}", "_").ToLowerInvariant(), kind.Code);
        Assert.NotEmpty(kind.Title);
        Assert.Equal(kind.Retryable, kind.RetryAfter is not null);
        Assert.False(kind.Retryable && kind.Status < 500);
    }

    [Theory]
    [InlineData(TranslationError.EmptyFile, 400)]
    [InlineData(TranslationError.UnsupportedFormat, 415)]
    [InlineData(TranslationError.CorruptFile, 422)]
    [InlineData(TranslationError.PictureTooLarge, 422)]
    [InlineData(TranslationError.UnknownClass, 422)]
    [InlineData(TranslationError.UnknownModel, 422)]
    [InlineData(TranslationError.ModelBroken, 503)]
    [InlineData(TranslationError.QueueFull, 503)]
    [InlineData(TranslationError.DeadlineExceeded, 504)]
    [InlineData(TranslationError.Internal, 500)]
    public void Of_Error_HasItsDocumentedStatus(TranslationError error, int status) => Assert.Equal(status, TranslationProblems.Of(error).Status);

    [Fact]
    public void Codes_OfAllProblemsOfATranslation_AreDistinct()
    {
        var codes = TranslationExamples.All.Select(example => example.Kind.Code).ToList();

        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^[a-z_0-9]+$", code));
    }

    [GeneratedRegex("(?<=.)(?=[A-Z])")]
    private static partial Regex WordStart();
}
