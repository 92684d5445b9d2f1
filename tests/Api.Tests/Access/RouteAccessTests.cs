using System.Net;
using System.Text.Json;
using CoCosNet.Api.Access;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Client;
using CoCosNet.Contracts.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CoCosNet.Api.Tests.Access;

/// <summary>Every route that the application has × every way in which a caller may not be allowed.</summary>
public sealed class RouteAccessTests
{
    private static readonly string[] OpenPaths = ["health", "samples", "openapi"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Routes_WhateverTheyAre_SayWhoMayCallThem()
    {
        await using var server = await ApiServer.StartAsync();

        Assert.All(Routes(server), route => Assert.True(
            route.Scope is not null || route.IsOpen, $"{route.Method} {route.Pattern} says neither RequireScope nor AllowAnonymous."));
        Assert.All(
            Routes(server).Where(route => route.IsOpen),
            route => Assert.Contains(route.Pattern.Split('/')[1], OpenPaths));
    }

    [Fact]
    public async Task Routes_WithAScope_RefuseEveryoneElse()
    {
        using var keys = new KeyFolder();
        var good = keys.Add();
        var expired = keys.Add(expires: DateTimeOffset.UnixEpoch);
        var wrongSecret = good[..^1] + (good[^1] == '0' ? '1' : '0');
        var unknown = $"cocosnet_{new string('0', 12)}_{new string('0', 64)}";
        var without = Scopes.All.ToDictionary(scope => scope, scope => keys.Add(scopes: [.. Scopes.All.Where(other => other != scope)]));
        await using var server = await ApiServer.StartAsync(keys.Setting);

        foreach (var route in Routes(server).Where(route => !route.IsOpen))
        {
            await AssertAsync(server, route, null, HttpStatusCode.Unauthorized, "key_missing");
            await AssertAsync(server, route, "nonsense", HttpStatusCode.Unauthorized, "key_invalid");
            await AssertAsync(server, route, wrongSecret, HttpStatusCode.Unauthorized, "key_invalid");
            await AssertAsync(server, route, unknown, HttpStatusCode.Unauthorized, "key_invalid");
            await AssertAsync(server, route, expired, HttpStatusCode.Unauthorized, "key_expired");
            await AssertAsync(server, route, without[route.Scope!], HttpStatusCode.Forbidden, "scope_missing");
            using var allowed = await KeyFolder.SendAsync(server, route.Method, route.Address("00000000000000000000000000000000"), good);
            Assert.True(allowed.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden), $"{route.Method} {route.Pattern}: {allowed.StatusCode}");
        }
    }

    [Fact]
    public async Task Routes_WithAnIdOfAnotherOwner_AnswerAsIfThereWereNone()
    {
        using var keys = new KeyFolder();
        var mine = keys.Add("me");
        var other = keys.Add("you");
        await using var server = await ApiServer.StartAsync(keys.Setting);
        using var http = new HttpClient { BaseAddress = server.Address };
        var client = new CoCosNetClient(http) { Key = mine };
        var job = await client.WaitAsync((await client.SubmitAsync(Jobs.JobInputs.Minimal, cancellationToken: Token)).Id, Token);
        Assert.Equal(JobState.Succeeded, job.State);
        using var form = Form.Empty().File("exemplar", PngBuilder.Rgb(1, 1, [1, 2, 3]));
        using var kept = await KeyFolder.SendAsync(server, HttpMethod.Post, "/v1/exemplars", mine, form);
        var exemplar = kept.Headers.Location!.OriginalString.Split('/')[^1];

        foreach (var route in Routes(server).Where(route => route.Pattern.Contains("{id}", StringComparison.Ordinal) && !route.Pattern.Contains("models", StringComparison.Ordinal)))
        {
            var id = route.Pattern.Contains("jobs", StringComparison.Ordinal) ? job.Id : exemplar;
            await AssertAsync(server, route, other, HttpStatusCode.NotFound, route.Pattern.Contains("jobs", StringComparison.Ordinal) ? "job_not_found" : "exemplar_not_found", id);
        }

        using var translation = Form.Empty().File("map", Form.Map).Text("exemplarId", exemplar);
        using var used = await KeyFolder.SendAsync(server, HttpMethod.Post, "/v1/translations", other, translation);
        Assert.Equal("exemplar_not_found", (await ApiServer.ReadProblemAsync(used)).Code);
        using var list = await KeyFolder.SendAsync(server, HttpMethod.Get, "/v1/jobs", other);
        Assert.Contains("\"jobs\":[]", await list.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var own = await KeyFolder.SendAsync(server, HttpMethod.Get, $"/v1/jobs/{job.Id}/outputs/image", mine);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        using var stillKept = await KeyFolder.SendAsync(server, HttpMethod.Get, $"/v1/exemplars/{exemplar}", mine);
        Assert.Equal(HttpStatusCode.OK, stillKept.StatusCode);
    }

    [Fact]
    public async Task IdempotencyKey_OfAnotherOwner_NamesAnotherJob()
    {
        using var keys = new KeyFolder();
        await using var server = await ApiServer.StartAsync(keys.Setting.Replace(keys.Path, Fill(keys, out var mine, out var other), StringComparison.Ordinal));
        using var http = new HttpClient { BaseAddress = server.Address };

        var first = await new CoCosNetClient(http) { Key = mine }.SubmitAsync(Jobs.JobInputs.Minimal, "order-1", Token);
        var second = await new CoCosNetClient(http) { Key = other }.SubmitAsync(Jobs.JobInputs.Minimal, "order-1", Token);

        Assert.NotEqual(first.Id, second.Id);
    }

    [Fact]
    public async Task Page_OfAServerWithKeys_IsOpen()
    {
        using var keys = new KeyFolder();
        keys.Add();
        await using var server = await ApiServer.StartAsync(keys.Setting);

        foreach (var path in new[] { "/", "/js/server/api.js", "/swagger/index.html", "/openapi/v1.json", "/samples/catalog.json", "/health/live" })
        {
            using var response = await server.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    private static string Fill(KeyFolder keys, out string mine, out string other)
    {
        (mine, other) = (keys.Add("me"), keys.Add("you"));
        return keys.Path;
    }

    private static async Task AssertAsync(ApiServer server, Route route, string? key, HttpStatusCode status, string code, string id = "00000000000000000000000000000000")
    {
        using var response = await KeyFolder.SendAsync(server, route.Method, route.Address(id), key);

        Assert.True(status == response.StatusCode, $"{route.Method} {route.Pattern}: {response.StatusCode}, not {status} {code}");
        Assert.Equal(status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, response.Headers.WwwAuthenticate.Count > 0);
        if (route.Method != HttpMethod.Head)
        {
            Assert.Equal(code, await ReadCodeAsync(response));
        }
    }

    /// <summary>Reads the code of a problem, or of an error in OpenAI's form.</summary>
    private static async Task<string?> ReadCodeAsync(HttpResponseMessage response)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/json")
        {
            return (await ApiServer.ReadProblemAsync(response)).Code;
        }

        using var error = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        return error.RootElement.GetProperty("error").GetProperty("code").GetString();
    }

    private static List<Route> Routes(ApiServer server)
    {
        var routes = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Select(method => new Route(
                new HttpMethod(method),
                $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}",
                endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy,
                endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)))
            .ToList();
        Assert.True(routes.Count > 15, "The routes are not found.");
        return routes;
    }

    private sealed record Route(HttpMethod Method, string Pattern, string? Scope, bool IsOpen)
    {
        public string Address(string id) => Pattern.Replace("{id}", id, StringComparison.Ordinal).Replace("{name}", "image", StringComparison.Ordinal);
    }
}
