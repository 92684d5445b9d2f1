namespace CoCosNet.Inference.Imaging;

/// <summary>File formats that are read.</summary>
internal enum PictureContainer
{
    Png,
    Jpeg,
    Webp,
}
