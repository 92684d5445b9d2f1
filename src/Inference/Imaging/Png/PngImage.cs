namespace CoCosNet.Inference.Imaging.Png;

/// <summary>The stored samples of a PNG, untouched by gamma, profiles, transparency or the palette's colours.</summary>
/// <param name="Header">Size and colour type.</param>
/// <param name="Samples">Height × Width × channels. Palette indices are as stored; grey of fewer than 8 bits is widened to 0…255.</param>
internal sealed record PngImage(PngHeader Header, byte[] Samples)
{
    public PixelSize Size => Header.Size;
}
