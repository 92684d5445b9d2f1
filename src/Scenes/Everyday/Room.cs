using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Everyday;

/// <summary>Living rooms: a wall with a window and a picture, and furniture on the floor.</summary>
internal static class Room
{
    private const int Floor = 1, Rug = 2, Sofa = 3, Cushion = 4, Window = 5, Curtain = 6, Painting = 7, Table = 8, Plant = 9;

    public static EverydayFamily Family { get; } = new(
        "room",
        [
            new("wall", [Fabric.Plaster, Fabric.Stripes, Fabric.Brick], [0xD8CBB4, 0x9FB4A6, 0xB7C4D8, 0xC98F7A]),
            new("floor", [Fabric.Wood, Fabric.Tiles], [0x8A5A34, 0xB08A5C, 0x6A6660]),
            new("rug", [Fabric.Knit, Fabric.Check], [0x8C2F39, 0x33576B, 0xC9B27A]),
            new("sofa", [Fabric.Knit, Fabric.Plaster], [0x3F6B57, 0x7A4B6B, 0xB5762F, 0x54617A]),
            new("cushion", [Fabric.Check, Fabric.Stripes], [0xD9B23A, 0xC4503E, 0x4F8FB0]),
            new("window", [Fabric.Clouds], [0x9CC7EA, 0xD9E2EA, 0x33415C]),
            new("curtain", [Fabric.Strands, Fabric.Stripes], [0xE3D7C3, 0x8B3A44, 0x556B4A]),
            new("painting", [Fabric.Clouds, Fabric.Speckle], [0xA8643A, 0x2E5A66, 0xB03A5B]),
            new("table", [Fabric.Wood], [0x5A3820, 0x9A6B3C, 0x2E2622]),
            new("plant", [Fabric.Leaves], [0x3C7A3A, 0x6F8F3A, 0x2F5B45]),
        ],
        Draw);

    private static void Draw(LabelCanvas canvas, SeededRandom random)
    {
        var horizon = random.Range(0.58f, 0.7f);
        canvas.Rectangle(Floor, 0f, horizon, 1f, 1f);
        var right = random.Chance(0.5f);
        var windowX = right ? random.Range(0.55f, 0.66f) : random.Range(0.1f, 0.2f);
        var (top, windowWidth) = (random.Range(0.08f, 0.16f), random.Range(0.2f, 0.26f));
        canvas.Rectangle(Window, windowX, top, windowX + windowWidth, horizon - 0.14f);
        canvas.Rectangle(Curtain, windowX - 0.07f, top - 0.03f, windowX + 0.01f, horizon - 0.04f);
        canvas.Rectangle(Curtain, windowX + windowWidth - 0.01f, top - 0.03f, windowX + windowWidth + 0.07f, horizon - 0.04f);

        var paintingX = right ? random.Range(0.12f, 0.25f) : random.Range(0.55f, 0.68f);
        canvas.Rectangle(Painting, paintingX, top + 0.03f, paintingX + random.Range(0.16f, 0.24f), top + random.Range(0.2f, 0.26f));

        var rugX = random.Range(0.12f, 0.3f);
        canvas.Polygon(Rug, (rugX + 0.08f, horizon + 0.12f), (rugX + 0.5f, horizon + 0.12f), (rugX + 0.6f, 0.95f), (rugX - 0.02f, 0.95f));

        var sofaX = right ? random.Range(0.04f, 0.14f) : random.Range(0.36f, 0.46f);
        var sofaTop = horizon - random.Range(0.13f, 0.18f);
        canvas.Rectangle(Sofa, sofaX, sofaTop, sofaX + 0.48f, horizon + 0.1f);
        canvas.Ellipse(Sofa, sofaX, horizon, 0.05f, 0.1f);
        canvas.Ellipse(Sofa, sofaX + 0.48f, horizon, 0.05f, 0.1f);
        canvas.Ellipse(Cushion, sofaX + 0.12f, horizon - 0.05f, 0.07f, 0.07f);
        canvas.Ellipse(Cushion, sofaX + 0.37f, horizon - 0.05f, 0.07f, 0.07f);

        var (tableX, tableY) = (random.Range(0.3f, 0.5f), random.Range(horizon + 0.13f, 0.86f));
        canvas.Ellipse(Table, tableX, tableY, 0.17f, 0.05f);
        canvas.Rectangle(Table, tableX - 0.02f, tableY, tableX + 0.02f, tableY + 0.13f);

        var plantX = right ? random.Range(0.86f, 0.93f) : random.Range(0.06f, 0.12f);
        canvas.Ellipse(Plant, plantX, horizon - 0.12f, random.Range(0.07f, 0.1f), random.Range(0.13f, 0.18f));
        canvas.Rectangle(Table, plantX - 0.04f, horizon - 0.01f, plantX + 0.04f, horizon + 0.1f);
    }
}
