using System.Text.Json;
using CoCosNet.Api.Http;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Answers;

/// <summary>A part of a response with several pictures.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Extension">Its file name extension, without the dot.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record Part(string Name, string MediaType, string Extension, ReadOnlyMemory<byte> Content)
{
    public static Part Of(string name, EncodedPicture picture) => new(name, picture.MediaType, picture.MediaType["image/".Length..], picture.Content);

    public static Part Of(string name, Problem problem) => new(name, Problem.MediaType, "json", JsonSerializer.SerializeToUtf8Bytes(problem, WireJson.Context.Problem));
}
