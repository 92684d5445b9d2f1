namespace CoCosNet.Api.Tests;

/// <summary>How much code a reader meets who follows one request. <c>dotnet run --project bench -- files</c> lists it.</summary>
public sealed class RequestPathTests
{
    [Fact]
    public void SynchronousRequest_FromEndpointToAnswer_CrossesFewFiles() => AssertAtMost(125, RequestPath.Synchronous);

    [Fact]
    public void Job_FromEndpointToOutput_CrossesFewFiles() => AssertAtMost(158, RequestPath.Job);

    private static void AssertAtMost(int limit, RequestPath path)
    {
        var files = path.Files(CodeMap.ReadProduct(AppContext.BaseDirectory));

        Assert.True(files.Count <= limit, $"A {path.Name} crosses {files.Count} files; at most {limit} were meant:\n{string.Join('\n', files)}");
    }
}
