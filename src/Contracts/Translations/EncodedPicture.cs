namespace CoCosNet.Contracts.Translations;

/// <summary>A picture as a file.</summary>
public sealed record EncodedPicture(PictureFormat Format, int Width, int Height, ReadOnlyMemory<byte> Content)
{
    /// <summary><c>image/png</c>, <c>image/webp</c> or <c>image/jpeg</c>.</summary>
    public string MediaType => Format switch
    {
        PictureFormat.Png => "image/png",
        PictureFormat.Webp => "image/webp",
        PictureFormat.Jpeg => "image/jpeg",
        _ => throw new InvalidOperationException($"Format {Format} has no media type."),
    };
}
