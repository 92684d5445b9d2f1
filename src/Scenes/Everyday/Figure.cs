using CoCosNet.Scenes.Noise;

namespace CoCosNet.Scenes.Everyday;

/// <summary>Standing people in front of a wall. Their joints can be asked for, as a pose estimator would find them.</summary>
public static class Figure
{
    private const int Ground = 1, Hair = 2, Skin = 3, Shirt = 4, Sleeve = 5, Trousers = 6, Shoe = 7;

    internal static EverydayFamily Family { get; } = new(
        "figure",
        [
            new("wall", [Fabric.Plaster, Fabric.Brick, Fabric.Wood], [0xC8C0B0, 0x8FA0A8, 0xA86A58, 0xD8C890]),
            new("floor", [Fabric.Wood, Fabric.Tiles, Fabric.Speckle], [0x8A6A48, 0x6E7078, 0xB0A890]),
            new("hair", [Fabric.Strands], [0x2A1E18, 0x6A4428, 0xB88A4A, 0x8A3A22]),
            new("skin", [Fabric.Smooth], [0xE8BE9E, 0xB07A54, 0x6A4432]),
            new("shirt", [Fabric.Stripes, Fabric.Check, Fabric.Knit], [0xB8343A, 0x2E5E9A, 0x3E7A4A, 0xD8A83A, 0x6A4A8A]),
            new("sleeves", [Fabric.Stripes, Fabric.Check, Fabric.Knit], [0x8A2A34, 0x264A7A, 0x2E5E3A, 0xA8802A, 0xD8D0C0]),
            new("trousers", [Fabric.Plaster, Fabric.Strands], [0x2E3A5A, 0x5A4A3A, 0x4A4E54, 0x7A7A5A]),
            new("shoes", [Fabric.Smooth], [0x1E1A18, 0xD8D8D0, 0x7A2E22]),
        ],
        (canvas, random) => Draw(canvas, Joints(random)));

    /// <summary>Returns the joints of the figure that <see cref="EverydayFamily.Compose"/> draws with a seed, in OpenPose's order of 18; shares of width and height.</summary>
    public static IReadOnlyList<(float X, float Y)> JointsOf(int seed) => Joints(new SeededRandom(seed, "figure".Length));

    private static (float X, float Y)[] Joints(SeededRandom random)
    {
        var neck = (X: random.Range(0.4f, 0.6f), Y: random.Range(0.24f, 0.28f));
        var lean = random.Range(-0.04f, 0.04f);
        var hips = (X: neck.X + lean, Y: neck.Y + 0.27f);
        var joints = new (float X, float Y)[18];
        joints[0] = (neck.X + random.Range(-0.02f, 0.02f), neck.Y - 0.1f);
        joints[1] = neck;
        for (var side = 0; side < 2; side++)
        {
            // The person's right is the picture's left.
            var outwards = side == 0 ? -1f : 1f;
            var (arm, leg) = (side == 0 ? 2 : 5, side == 0 ? 8 : 11);
            joints[arm] = (neck.X + (0.1f * outwards), neck.Y + 0.02f);
            joints[arm + 1] = Along(joints[arm], random.Range(-0.15f, 0.3f) * outwards, 0.15f);
            joints[arm + 2] = Along(joints[arm + 1], random.Range(-0.35f, 0.55f) * outwards, random.Chance(0.35f) ? -0.13f : 0.13f);
            joints[leg] = (hips.X + (0.06f * outwards), hips.Y);
            joints[leg + 1] = Along(joints[leg], random.Range(-0.02f, 0.16f) * outwards, 0.19f);
            joints[leg + 2] = Along(joints[leg + 1], random.Range(-0.08f, 0.1f) * outwards, 0.19f);
            joints[14 + side] = (joints[0].X + (0.018f * outwards), joints[0].Y - 0.02f);
            joints[16 + side] = (joints[0].X + (0.045f * outwards), joints[0].Y - 0.01f);
        }

        return joints;

        // A bone of a length, turned by a slope.
        static (float X, float Y) Along((float X, float Y) from, float slope, float length)
        {
            var norm = 1f / MathF.Sqrt(1f + (slope * slope));
            return (from.X + (MathF.Abs(length) * slope * norm), from.Y + (length * norm));
        }
    }

    private static void Draw(LabelCanvas canvas, (float X, float Y)[] joints)
    {
        canvas.Rectangle(Ground, 0f, 0.82f, 1f, 1f);
        foreach (var leg in (ReadOnlySpan<int>)[8, 11])
        {
            canvas.Limb(Trousers, joints[leg], joints[leg + 1], 0.052f, 0.042f);
            canvas.Limb(Trousers, joints[leg + 1], joints[leg + 2], 0.042f, 0.03f);
            var ankle = joints[leg + 2];
            canvas.Limb(Shoe, (ankle.X, ankle.Y + 0.015f), (ankle.X + (leg == 8 ? -0.03f : 0.03f), ankle.Y + 0.025f), 0.028f, 0.022f);
        }

        canvas.Limb(Skin, joints[1], joints[0], 0.028f, 0.028f);
        canvas.Polygon(Shirt, joints[2], joints[5], joints[11], joints[8]);
        foreach (var (from, to) in (ReadOnlySpan<(int, int)>)[(2, 5), (8, 11), (2, 8), (5, 11)])
        {
            canvas.Limb(Shirt, joints[from], joints[to], 0.04f, 0.04f);
        }

        foreach (var arm in (ReadOnlySpan<int>)[2, 5])
        {
            canvas.Limb(Sleeve, joints[arm], joints[arm + 1], 0.04f, 0.032f);
            var (elbow, wrist) = (joints[arm + 1], joints[arm + 2]);
            canvas.Limb(Skin, elbow, (wrist.X + (0.25f * (wrist.X - elbow.X)), wrist.Y + (0.25f * (wrist.Y - elbow.Y))), 0.026f, 0.022f);
        }

        var face = joints[0];
        canvas.Ellipse(Hair, face.X, face.Y - 0.03f, 0.068f, 0.08f);
        canvas.Ellipse(Skin, face.X, face.Y, 0.05f, 0.066f);
    }
}
