using System.Globalization;
using System.Text;
using CoCosNet.Api.Problems;
using CoCosNet.Api.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CoCosNet.Api.Tests.Problems;

/// <summary><c>docs/errors.md</c> lists every code that an endpoint declares.</summary>
public sealed class ErrorTableTests
{
    /// <summary>Set to 1, it makes the test rewrite <c>docs/errors.md</c> instead of comparing.</summary>
    private const string Refresh = "COCOSNET_REFRESH_ERRORS";

    private static readonly string CheckedIn = Repository.PathOf("docs", "errors.md");

    [Fact]
    public async Task Table_OfTheEndpointsProblems_EqualsCheckedIn()
    {
        await using var server = await ApiServer.StartAsync();
        var table = Write(server.Services.GetRequiredService<EndpointDataSource>().Endpoints.SelectMany(Problems));

        if (Environment.GetEnvironmentVariable(Refresh) == "1")
        {
            await File.WriteAllTextAsync(CheckedIn, table, TestContext.Current.CancellationToken);
        }

        Assert.True(
            File.Exists(CheckedIn) && await File.ReadAllTextAsync(CheckedIn, TestContext.Current.CancellationToken) == table,
            $"docs/errors.md is out of date; rewrite it with {Refresh}=1 dotnet test tests/Api.Tests --filter ErrorTableTests.");
    }

    private static IEnumerable<ProblemExample> Problems(Microsoft.AspNetCore.Http.Endpoint endpoint) =>
        endpoint.Metadata.OfType<ProblemExample>().Concat(StatusProblems.Examples);

    private static string Write(IEnumerable<ProblemExample> problems)
    {
        var text = new StringBuilder(
            """
            # Error codes

            Every error is a problem document (RFC 9457, `application/problem+json`). Programs should look at `code`, which never changes its
            meaning, and at `retryable`; people read `detail`. This table is generated from the code by
            `COCOSNET_REFRESH_ERRORS=1 dotnet test tests/Api.Tests --filter ErrorTableTests`, and a test keeps it current.

            | Code | Status | Meaning | Retry | Example of `detail` |
            | --- | --- | --- | --- | --- |

            """);
        foreach (var problem in problems.GroupBy(problem => problem.Kind.Code).Select(group => group.First())
            .OrderBy(problem => problem.Kind.Status).ThenBy(problem => problem.Kind.Code, StringComparer.Ordinal))
        {
            var kind = problem.Kind;
            var retry = (kind.Retryable, kind.RetryAfter) switch
            {
                (false, _) => "no",
                (true, null) => "yes",
                (true, { } delay) => string.Create(CultureInfo.InvariantCulture, $"after {delay.TotalSeconds:0} s"),
            };
            text.Append(CultureInfo.InvariantCulture, $"| `{kind.Code}` | {kind.Status} | {kind.Title} | {retry} | {problem.Detail.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }

        return text.ToString();
    }
}
