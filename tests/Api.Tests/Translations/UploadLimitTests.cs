using System.Net;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Contracts.Models;

namespace CoCosNet.Api.Tests.Translations;

public sealed class UploadLimitTests
{
    private const int Channels = 20;
    private const int Side = 512;

    private static readonly byte[] OwnSize = new byte[(Channels * Side * Side * sizeof(float)) + 128];

    [Fact]
    public async Task Tensor_OfItsModelsOwnSize_IsTakenByDefault()
    {
        await using var server = await ApiServer.StartAsync();
        server.Translator.Models = [Tensor()];
        using var form = Form.Empty().File("map", OwnSize).File("exemplar", Form.Exemplar).File("exemplarMap", OwnSize);

        using var response = await server.TranslateAsync(form);

        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("--Api:Uploads:MaximumFileBytes=10485760", "file_too_large", "Api:Uploads:MaximumFileBytes")]
    [InlineData("--Api:Uploads:MaximumBodyBytes=10485760", "body_too_large", "Api:Uploads:MaximumBodyBytes")]
    public async Task Tensor_BeyondALimitThatIsSet_IsRefusedWithTheSettingsName(string setting, string code, string name)
    {
        await using var server = await ApiServer.StartAsync(setting);
        server.Translator.Models = [Tensor()];
        using var form = Form.Empty().File("map", OwnSize).File("exemplar", Form.Exemplar);

        using var response = await server.TranslateAsync(form);

        var problem = await ApiServer.ReadProblemAsync(response);
        Assert.Equal(code, problem.Code);
        Assert.Contains(name, problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_LargerThanAnyModelTakes_IsRefused()
    {
        await using var server = await ApiServer.StartAsync();
        using var form = Form.Empty().File("map", OwnSize).File("exemplar", Form.Exemplar);

        using var response = await server.TranslateAsync(form);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    private static ModelStatus Tensor()
    {
        var ready = TestModels.Ready("tensor");
        return ready with { Description = ready.Description! with { Semantics = SemanticsKind.Tensor, Channels = Channels, Size = Side } };
    }
}
