namespace CoCosNet.Contracts.Translations;

/// <summary>File formats of results.</summary>
public enum PictureFormat
{
    Png,
    Webp,
    Jpeg,
}
