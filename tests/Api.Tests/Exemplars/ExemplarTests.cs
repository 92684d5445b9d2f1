using System.Net;
using System.Text.Json.Nodes;
using CoCosNet.Api.Exemplars;
using CoCosNet.Api.Tests.Hosting;
using CoCosNet.Api.Tests.Jobs;
using CoCosNet.Client;
using CoCosNet.Contracts.Translations;
using Microsoft.Extensions.DependencyInjection;

namespace CoCosNet.Api.Tests.Exemplars;

public sealed class ExemplarTests
{
    private static readonly byte[] Png = PngBuilder.Grey(16, 16, new byte[256]);

    private static readonly TranslationInput Input = new() { Map = new SemanticMapFile(Form.Map) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keep_TheSameFilesTwice_IsOneExemplar()
    {
        await using var server = await ApiServer.StartAsync();
        using var first = await PostAsync(server, Png);
        using var second = await PostAsync(server, Png);
        using var other = await PostAsync(server, [.. Png, 0]);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(HttpStatusCode.Created, other.StatusCode);
        Assert.NotEqual(first.Headers.Location, other.Headers.Location);
        var kept = await server.Typed.GetExemplarAsync(first.Headers.Location!.OriginalString["/v1/exemplars/".Length..], Token);
        Assert.Equal(("image/png", Png.Length, false), (kept.MediaType, kept.Bytes, kept.HasMap));
    }

    [Fact]
    public async Task Exemplar_HoweverOneHearsOfIt_HasTheSameTimes()
    {
        await using var server = await ApiServer.StartAsync();
        using var created = await PostAsync(server, Png);
        var first = await created.Content.ReadAsStringAsync(Token);
        var read = await server.Client.GetStringAsync(created.Headers.Location, Token);
        using var again = await PostAsync(server, Png);

        Assert.Equal(first, read);
        Assert.Equal(TimeOf(first), TimeOf(await again.Content.ReadAsStringAsync(Token)));

        static string? TimeOf(string json) => JsonNode.Parse(json)!["createdAt"]!.GetValue<string>();
    }

    [Fact]
    public async Task Translate_NamingAKeptExemplar_GetsItsFiles()
    {
        using var data = new DataFolder();
        var translator = new FakeTranslator();
        string id;
        await using (var server = await ApiServer.StartAsync(translator, data))
        {
            id = (await server.Typed.KeepExemplarAsync(Png, new SemanticMapFile(Form.Exemplar), Token)).Id;
        }

        await using var next = await ApiServer.StartAsync(translator, data);
        await next.Typed.TranslateAsync(Input with { ExemplarId = id }, cancellationToken: Token);

        Assert.Equal(Png, translator.LastRequest!.Exemplar.ToArray());
        Assert.Equal(Form.Exemplar, translator.LastRequest.ExemplarMap!.Content.ToArray());
        await next.Typed.TranslateAsync(Input with { ExemplarId = id, ExemplarMap = new SemanticMapFile(Form.Map) }, cancellationToken: Token);
        Assert.Equal(Form.Map, translator.LastRequest.ExemplarMap!.Content.ToArray());
    }

    [Fact]
    public async Task Job_WhoseExemplarIsDeletedMeanwhile_HasItsOwnCopy()
    {
        await using var server = await ApiServer.StartAsync();
        using var gate = new Gate();
        server.Translator.Behaviour = gate.HoldAsync;
        var exemplar = await server.Typed.KeepExemplarAsync(Png, cancellationToken: Token);
        await server.Typed.SubmitAsync(JobInputs.Minimal, cancellationToken: Token);
        await gate.ArrivalAsync();
        var job = await server.Typed.SubmitAsync(Input with { ExemplarId = exemplar.Id }, cancellationToken: Token);
        await server.Typed.DeleteExemplarAsync(exemplar.Id, Token);
        gate.Let(2);

        Assert.Equal(Contracts.Http.JobState.Succeeded, (await server.Typed.WaitAsync(job.Id, Token)).State);
        Assert.Equal(Png, server.Translator.LastRequest!.Exemplar.ToArray());
    }

    [Fact]
    public async Task Exemplar_UnknownOrDeleted_Is404Or410UntilItIsSentAgain()
    {
        await using var server = await ApiServer.StartAsync();
        var id = (await server.Typed.KeepExemplarAsync(Png, cancellationToken: Token)).Id;
        await server.Typed.DeleteExemplarAsync(id, Token);
        await server.Typed.DeleteExemplarAsync(id, Token);

        foreach (var (name, status, code) in new[] { (id, HttpStatusCode.Gone, "exemplar_gone"), ("abc", HttpStatusCode.NotFound, "exemplar_not_found") })
        {
            var get = await Assert.ThrowsAsync<ProblemException>(() => server.Typed.GetExemplarAsync(name, Token));
            var use = await Assert.ThrowsAsync<ProblemException>(
                () => server.Typed.TranslateAsync(Input with { ExemplarId = name }, cancellationToken: Token));
            Assert.Equal((status, code), (get.Status, get.Code));
            Assert.Equal((status, code), (use.Status, use.Code));
            Assert.Equal("#/exemplarId", Assert.Single(use.Problem.Errors).Pointer);
        }

        Assert.Equal(id, (await server.Typed.KeepExemplarAsync(Png, cancellationToken: Token)).Id);
        await server.Typed.TranslateAsync(Input with { ExemplarId = id }, cancellationToken: Token);
    }

    [Fact]
    public async Task ReadMap_OfAKeptExemplar_AsksTheTranslatorForItsReadingAlone()
    {
        await using var server = await ApiServer.StartAsync();
        var id = (await server.Typed.KeepExemplarAsync(Png, cancellationToken: Token)).Id;

        var reading = await server.Typed.ReadExemplarMapAsync(id, "analogy", Token);
        using var picture = await server.Client.GetAsync(new Uri($"/v1/exemplars/{id}/map", UriKind.Relative), Token);

        Assert.Equal(FakeTranslator.Reading.Classes, reading.Classes);
        Assert.Equal((64, 32, "image/png"), (reading.Map.Width, reading.Map.Height, picture.Content.Headers.ContentType?.MediaType));
        Assert.Equal(FakeTranslator.Reading.Map.Content.ToArray(), await picture.Content.ReadAsByteArrayAsync(Token));
        var request = server.Translator.LastRequest!;
        Assert.Null(request.Map);
        Assert.Equal(Png, request.Exemplar.ToArray());
    }

    [Fact]
    public async Task ReadMap_AsAFormatThatBlursClasses_Is406()
    {
        await using var server = await ApiServer.StartAsync();
        var id = (await server.Typed.KeepExemplarAsync(Png, cancellationToken: Token)).Id;
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/v1/exemplars/{id}/map", UriKind.Relative));
        request.Headers.Accept.ParseAdd("image/jpeg");

        using var response = await server.Client.SendAsync(request, Token);

        Assert.Equal((406, "not_acceptable"), ((int)response.StatusCode, (await ApiServer.ReadProblemAsync(response)).Code));
    }

    [Fact]
    public async Task Exemplar_UnusedForItsTime_Expires()
    {
        await using var server = await ApiServer.StartAsync("--Exemplars:Retention=7.00:00:00");
        var exemplar = await server.Typed.KeepExemplarAsync(Png, cancellationToken: Token);
        server.Time.Advance(TimeSpan.FromDays(7));

        var untidied = await Assert.ThrowsAsync<ProblemException>(() => server.Typed.GetExemplarAsync(exemplar.Id, Token));
        await server.Services.GetRequiredService<ExemplarStore>().CleanUpAsync(Token);
        var tidied = await Assert.ThrowsAsync<ProblemException>(() => server.Typed.GetExemplarAsync(exemplar.Id, Token));

        Assert.Equal(("exemplar_gone", "exemplar_gone"), (untidied.Code, tidied.Code));
    }

    [Fact]
    public async Task Exemplars_BeyondTheirBytes_MakeRoomForNewOnes()
    {
        await using var server = await ApiServer.StartAsync("--Jobs:MaximumBytes=1048576");
        var first = await server.Typed.KeepExemplarAsync(Large(1), cancellationToken: Token);

        var second = await server.Typed.KeepExemplarAsync(Large(2), cancellationToken: Token);

        Assert.Equal(second.Id, (await server.Typed.GetExemplarAsync(second.Id, Token)).Id);
        var gone = await Assert.ThrowsAsync<ProblemException>(() => server.Typed.GetExemplarAsync(first.Id, Token));
        Assert.Equal("exemplar_gone", gone.Code);
    }

    [Fact]
    public async Task Keep_WhatIsNoPicture_Is415()
    {
        await using var server = await ApiServer.StartAsync();

        using var response = await PostAsync(server, "BM6 not a picture that is read"u8.ToArray());

        var problem = await ApiServer.ReadProblemAsync(response);
        Assert.Equal((415, "unsupported_format", "#/exemplar"), (problem.Status, problem.Code, problem.Errors[0].Pointer));
    }

    [Fact]
    public async Task Translate_WithAnExemplarAndAnId_Is400()
    {
        await using var server = await ApiServer.StartAsync();

        using var response = await server.TranslateAsync(Form.Minimal().Text("exemplarId", "abc"));

        Assert.Equal("conflicting_fields", (await ApiServer.ReadProblemAsync(response)).Code);
    }

    private static byte[] Large(byte mark) => [.. Png, .. Enumerable.Repeat(mark, 700_000)];

    private static async Task<HttpResponseMessage> PostAsync(ApiServer server, byte[] exemplar)
    {
        using var form = Form.Empty().File("exemplar", exemplar);
        return await server.Client.PostAsync(new Uri("/v1/exemplars", UriKind.Relative), form, Token);
    }
}
