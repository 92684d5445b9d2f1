using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Answers;

/// <summary>A file that a translation gave.</summary>
/// <param name="Name">Its name among a job's outputs.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Width">Width in pixels; null where it is no picture.</param>
/// <param name="Height">Height in pixels; null where it is no picture.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record ResultFile(string Name, string MediaType, int? Width, int? Height, ReadOnlyMemory<byte> Content)
{
    public static ResultFile Of(string name, EncodedPicture picture) =>
        new(name, picture.MediaType, picture.Width, picture.Height, picture.Content);

    public static ResultFile Of(string name, EncodedArray array) => new(name, EncodedArray.MediaType, Width: null, Height: null, array.Content);
}
