namespace CoCosNet.Scenes.Styles.Families;

/// <summary>Base palettes of the style families.</summary>
internal static class Palettes
{
    /// <summary>A temperate summer under neutral light.</summary>
    public static Palette Summer { get; } = new()
    {
        Mountain = Material.Of(0x47434C, 0x7F7A80, 0xB4ADA6).With(0x6B7650, 0.5f),
        Rock = Material.Of(0x3A352F, 0x807669, 0xBDB09B).With(0x6C7244, 0.35f),
        Snow = Material.Of(0xAABFDC, 0xE9EFF6, 0xFFFFFF),
        Grass = Material.Of(0x2C4A1C, 0x5D8A33, 0xA3BE5B).With(0x9C9A4C, 0.35f),
        Field = Material.Of(0x9A7A34, 0xD3B45C, 0xF0DC98).With(0x8C8B43, 0.4f),
        Flowers = Material.Of(0xD8383B, 0xF4F1E6, 0x9E5FC4).With(0xF2C12E, 0.5f),
        Tree = Material.Of(0x14280F, 0x37612A, 0x7FA345).With(0x67803A, 0.3f),
        Bark = Material.Of(0x2A211A, 0x5A4838, 0x8B7763),
        Sand = Material.Of(0xB3976B, 0xDCC596, 0xF4E7C6),
        Path = Material.Of(0x6E5741, 0xA88C6A, 0xD0BA97).With(0x7C8A4C, 0.4f),
        Building = Material.Of(0x8D8474, 0xD9CFBC, 0xF6F0E2).With(0xC98F5F, 0.3f),
        Roof = Material.Of(0x5E2A20, 0xA9503A, 0xCE8258).With(0x5B5F66, 0.25f),
    };

    public static Palette Autumn { get; } = Summer with
    {
        Grass = Material.Of(0x47451D, 0x8B8239, 0xC4B066).With(0xA9823C, 0.5f),
        Field = Material.Of(0x65452B, 0x96703F, 0xC7A264).With(0x6B5A33, 0.5f),
        Flowers = Material.Of(0x8E3A59, 0xD9A23C, 0xB96BAE).With(0x5A3A1E, 0.5f),
        Tree = Material.Of(0x4A2410, 0xB2641E, 0xEBAE3C).With(0xB83A20, 0.38f) with { Relief = 1.15f },
        Mountain = Material.Of(0x463F45, 0x80736F, 0xB8A492).With(0x9A6B3A, 0.7f),
        Path = Material.Of(0x5A3F2A, 0x96704A, 0xC99A5A).With(0xB4571F, 0.6f),
    };

    public static Palette Winter { get; } = Summer with
    {
        Mountain = Material.Of(0x4A5160, 0x868E9C, 0xC9D1DA),
        Rock = Material.Of(0x34373E, 0x6E7178, 0xA9ADB2),
        Grass = Material.Of(0x6B6650, 0xA39D82, 0xD6D3C4).With(0xE2E6EA, 0.6f),
        Field = Material.Of(0x6F6452, 0xA89C86, 0xDCD8CF).With(0xE6EAEE, 0.7f),
        Flowers = Material.Of(0x9A7F62, 0xC9BBA0, 0xB0856A).With(0x6A4A36, 0.5f),
        Tree = Material.Of(0x1D2A26, 0x43564C, 0x8A968A).With(0x6B5F52, 0.35f),
        Sand = Material.Of(0xA19684, 0xCBC2B0, 0xEEEAE0),
        Path = Material.Of(0x6A6258, 0xA39A8E, 0xDAD6CE),
    };

    public static Palette Spring { get; } = Summer with
    {
        Grass = Material.Of(0x2F6A1C, 0x6DB336, 0xBEE06A).With(0xD9DE62, 0.25f),
        Field = Material.Of(0x7C9A2C, 0xE2CF3A, 0xFBEE7A).With(0x7FB13C, 0.4f),
        Flowers = Material.Of(0xF27FA8, 0xFFF7F2, 0xF9D64A).With(0xF2A71E, 0.6f),
        Tree = Material.Of(0x2C5A1E, 0x6FA83C, 0xC4DE78).With(0xF3B9CB, 0.42f),
        Mountain = Material.Of(0x4E525E, 0x8A8F94, 0xC0C4BC).With(0x6F9A4E, 0.75f),
    };

    public static Palette Tropical { get; } = Summer with
    {
        Mountain = Material.Of(0x2D4436, 0x5C7A58, 0x95AE7E).With(0x3F7A3A, 0.85f),
        Rock = Material.Of(0x2B2622, 0x5E5248, 0x9C8B76).With(0x3F7A30, 0.6f),
        Grass = Material.Of(0x17571E, 0x3E9A35, 0x9AD154).With(0xC0D24A, 0.25f),
        Field = Material.Of(0x4E8A2A, 0x97B83A, 0xD9DE6A).With(0x3C7E2E, 0.5f),
        Flowers = Material.Of(0xE6244F, 0xFF8A1E, 0xF04FB4).With(0xFFE14A, 0.6f),
        Tree = Material.Of(0x0A2E18, 0x1F7038, 0x73BE45).With(0xA5C43A, 0.25f),
        Sand = Material.Of(0xD3BD8E, 0xF3E6C4, 0xFFFBEC),
        Building = Material.Of(0x8C7250, 0xD8B98A, 0xF4E2BD).With(0x58B0A8, 0.4f),
        Roof = Material.Of(0x6A5232, 0xB08F58, 0xD9BF86).With(0xA94A32, 0.3f),
    };

    public static Palette Arid { get; } = Summer with
    {
        Mountain = Material.Of(0x5E3A34, 0x9A6A58, 0xD3A27E),
        Rock = Material.Of(0x5A2818, 0xB05C36, 0xE29A62).With(0x6E3320, 0.3f),
        Grass = Material.Of(0x6E6434, 0xADA05A, 0xDCCB8C).With(0xC9A45A, 0.5f),
        Field = Material.Of(0x8C6230, 0xC79A55, 0xEACB8C).With(0x9A7A40, 0.4f),
        Flowers = Material.Of(0xD8541E, 0xF0C93A, 0xC93A6A).With(0x7A3A1A, 0.5f),
        Tree = Material.Of(0x2C3318, 0x66703A, 0xA8A866).With(0x8A8248, 0.4f),
        Sand = Material.Of(0xA8592E, 0xDB9150, 0xF3BE80) with { Contrast = 1.2f },
        Path = Material.Of(0x7A4A2E, 0xB57E50, 0xDDAE7A).With(0x9A6A40, 0.3f),
        Building = Material.Of(0x8A5A3C, 0xCF9A6C, 0xEDCB9E).With(0xE8DCC8, 0.3f),
        Roof = Material.Of(0x6A3A26, 0xA8643E, 0xCF9060).With(0x9A7A58, 0.4f),
    };
}
