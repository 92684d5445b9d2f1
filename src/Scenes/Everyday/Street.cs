using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Everyday;

/// <summary>Streets: a row of houses behind a pavement and a road with a car.</summary>
internal static class Street
{
    private const int Facade = 1, OtherFacade = 2, Roof = 3, Pane = 4, Door = 5, Pavement = 6, Road = 7, Car = 8, Tyre = 9, Tree = 10, Trunk = 11;

    public static EverydayFamily Family { get; } = new(
        "street",
        [
            new("sky", [Fabric.Clouds], [0x8FB8E0, 0xC9CED4, 0xE0B08A]),
            new("facade", [Fabric.Brick], [0x9A4B3A, 0x7A5A48, 0xB58A6A]),
            new("rendered facade", [Fabric.Plaster, Fabric.Stripes], [0xE6D9A8, 0xA8C0B0, 0xD8A0A0, 0xC4C8D8]),
            new("roof", [Fabric.Tiles, Fabric.Knit], [0x5A3A34, 0x4A5260, 0x8A4A34]),
            new("window", [Fabric.Smooth], [0x2E3A4A, 0x5A6E80, 0xE8C878]),
            new("door", [Fabric.Wood], [0x2F5B45, 0x7A2E2E, 0x2E3E6A]),
            new("pavement", [Fabric.Tiles], [0xA8A49A, 0x8E8A88, 0xC0B09A]),
            new("road", [Fabric.Speckle], [0x4A4C50, 0x5E5A58, 0x3A3E48]),
            new("car", [Fabric.Smooth], [0xB8282E, 0x2E5AA8, 0xD8D8D0, 0x3A7A4A]),
            new("tyre", [Fabric.Plaster], [0x202020, 0x2E2A28]),
            new("tree", [Fabric.Leaves], [0x4A7A34, 0xA87A2E, 0x6A8A4A]),
            new("trunk", [Fabric.Strands], [0x5A4030, 0x6E5844]),
        ],
        Draw);

    private static void Draw(LabelCanvas canvas, SeededRandom random)
    {
        var ground = random.Range(0.64f, 0.72f);
        var left = random.Range(-0.1f, 0f);
        for (var house = 0; left < 1f; house++)
        {
            var right = left + random.Range(0.24f, 0.36f);
            House(canvas, random, house % 2 == 0 ? Facade : OtherFacade, left, random.Range(0.16f, 0.34f), right, ground);
            left = right;
        }

        canvas.Rectangle(Pavement, 0f, ground, 1f, 1f);
        canvas.Rectangle(Road, 0f, ground + 0.1f, 1f, 1f);
        for (var tree = 0; tree < 2; tree++)
        {
            var x = random.Range(0.08f, 0.92f);
            canvas.Rectangle(Trunk, x - 0.012f, ground - 0.1f, x + 0.012f, ground + 0.05f);
            canvas.Ellipse(Tree, x, ground - 0.17f, random.Range(0.07f, 0.1f), random.Range(0.1f, 0.14f));
        }

        var (carX, carY) = (random.Range(0.25f, 0.7f), ground + random.Range(0.13f, 0.18f));
        canvas.Polygon(Car, (carX - 0.1f, carY - 0.08f), (carX + 0.08f, carY - 0.08f), (carX + 0.14f, carY), (carX - 0.15f, carY));
        canvas.Rectangle(Car, carX - 0.2f, carY - 0.01f, carX + 0.2f, carY + 0.07f);
        canvas.Polygon(Pane, (carX - 0.085f, carY - 0.065f), (carX + 0.065f, carY - 0.065f), (carX + 0.105f, carY - 0.005f), (carX - 0.12f, carY - 0.005f));
        canvas.Ellipse(Tyre, carX - 0.12f, carY + 0.07f, 0.04f, 0.04f);
        canvas.Ellipse(Tyre, carX + 0.12f, carY + 0.07f, 0.04f, 0.04f);
    }

    private static void House(LabelCanvas canvas, SeededRandom random, int facade, float left, float top, float right, float ground)
    {
        canvas.Rectangle(facade, left, top, right, ground);
        if (random.Chance(0.5f))
        {
            canvas.Polygon(Roof, (left, top), ((left + right) / 2f, top - 0.12f), (right, top));
        }
        else
        {
            canvas.Rectangle(Roof, left, top - 0.05f, right, top);
        }

        var step = (right - left) / 3f;
        for (var row = top + 0.05f; row < ground - 0.2f; row += 0.13f)
        {
            for (var column = 0; column < 3; column++)
            {
                var x = left + ((column + 0.5f) * step);
                canvas.Rectangle(Pane, x - (0.3f * step), row, x + (0.3f * step), row + 0.08f);
            }
        }

        canvas.Rectangle(Door, left + (0.4f * (right - left)), ground - 0.15f, left + (0.6f * (right - left)), ground);
    }
}
