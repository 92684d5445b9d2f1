using CoCosNet.Inference.Imaging;

namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>
/// Draws a pose as a figure of body parts: rounded limbs around the bones, whose thickness follows the length of the torso. Parts whose joints are not
/// visible are left out. Later parts cover earlier ones: torso, head, legs, arms.
/// </summary>
internal sealed class FigureDrawing
{
    // Joints in OpenPose's order.
    private const int Nose = 0, Neck = 1, RightShoulder = 2, LeftShoulder = 5, RightHip = 8, LeftHip = 11;

    /// <summary>Typical ratio of the torso's length to the distance between the shoulders.</summary>
    private const double TorsoPerShoulders = 1.3;

    // Thickness from the bone outwards, and lengths beyond the last joint, in lengths of the torso.
    private const double TorsoRadius = 0.16, HeadRadius = 0.19, NeckRadius = 0.1;
    private const double Crown = 0.2, Hand = 0.3, Foot = 0.18;

    private static readonly (BodyPart Part, int From, int To, double Radius, double EndRadius, double Beyond)[] Limbs =
    [
        (BodyPart.RightThigh, 8, 9, 0.18, 0.15, 0), (BodyPart.LeftThigh, 11, 12, 0.18, 0.15, 0),
        (BodyPart.RightShin, 9, 10, 0.14, 0.1, Foot), (BodyPart.LeftShin, 12, 13, 0.14, 0.1, Foot),
        (BodyPart.RightUpperArm, 2, 3, 0.12, 0.1, 0), (BodyPart.LeftUpperArm, 5, 6, 0.12, 0.1, 0),
        (BodyPart.RightForearm, 3, 4, 0.1, 0.08, Hand), (BodyPart.LeftForearm, 6, 7, 0.1, 0.08, Hand),
    ];

    private readonly Joint?[] _joints;
    private readonly PixelSize _size;
    private readonly double _torso;
    private readonly byte[] _parts;

    private FigureDrawing(Pose pose, PixelSize size)
    {
        _joints = pose.ScaledTo(size);
        _size = size;
        _torso = TorsoLength();
        _parts = new byte[size.Pixels];
    }

    /// <summary>Returns the part of each pixel, height × width.</summary>
    public static byte[] Draw(Pose pose, PixelSize size)
    {
        var drawing = new FigureDrawing(pose, size);
        drawing.DrawTorso();
        drawing.DrawHead();
        foreach (var (part, from, to, radius, endRadius, beyond) in Limbs)
        {
            if (drawing._joints[from] is { } a && drawing._joints[to] is { } b)
            {
                drawing.Limb(part, a, drawing.Extend(a, b, beyond), radius, endRadius);
            }
        }

        return drawing._parts;
    }

    private double TorsoLength()
    {
        if (_joints[Neck] is { } neck && Middle(RightHip, LeftHip) is { } hips)
        {
            return Math.Max(1, Length(neck, hips));
        }

        if (_joints[RightShoulder] is { } right && _joints[LeftShoulder] is { } left)
        {
            return Math.Max(1, TorsoPerShoulders * Length(right, left));
        }

        var bones = PoseSkeleton.Limbs.Where(limb => _joints[limb.From] is not null && _joints[limb.To] is not null)
            .Select(limb => Length(_joints[limb.From]!.Value, _joints[limb.To]!.Value));
        return Math.Max(1, bones.DefaultIfEmpty(_size.LongerSide / 6d).Max());
    }

    private void DrawTorso()
    {
        Joint?[] corners = [_joints[RightShoulder], _joints[LeftShoulder], _joints[RightHip], _joints[LeftHip], _joints[Neck], Middle(RightHip, LeftHip)];
        for (var i = 0; i < corners.Length; i++)
        {
            for (var other = i + 1; other < corners.Length; other++)
            {
                if (corners[i] is { } a && corners[other] is { } b)
                {
                    Limb(BodyPart.Torso, a, b, TorsoRadius, TorsoRadius);
                }
            }
        }
    }

    private void DrawHead()
    {
        var face = new[] { _joints[Nose], _joints[14], _joints[15], _joints[16], _joints[17] }.OfType<Joint>().ToArray();
        if (face.Length == 0)
        {
            return;
        }

        var centre = new Joint(face.Average(joint => joint.X), face.Average(joint => joint.Y));
        var neck = _joints[Neck] ?? new Joint(centre.X, centre.Y + _torso / 2);
        Limb(BodyPart.Head, neck, centre, NeckRadius, NeckRadius);
        Limb(BodyPart.Head, centre, Extend(neck, centre, Crown), HeadRadius, HeadRadius);
    }

    /// <summary>Fills all pixels within a radius of the bone; the radius changes evenly from one end to the other.</summary>
    private void Limb(BodyPart part, Joint a, Joint b, double radius, double endRadius)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var square = Math.Max(1e-9, (dx * dx) + (dy * dy));
        var reach = _torso * Math.Max(radius, endRadius);
        var (left, right) = Range(a.X, b.X, reach, _size.Width);
        var (top, bottom) = Range(a.Y, b.Y, reach, _size.Height);
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                var along = Math.Clamp((((x - a.X) * dx) + ((y - a.Y) * dy)) / square, 0, 1);
                var (fromX, fromY) = (x - a.X - (along * dx), y - a.Y - (along * dy));
                var limit = _torso * (radius + (along * (endRadius - radius)));
                if ((fromX * fromX) + (fromY * fromY) <= limit * limit)
                {
                    _parts[(y * _size.Width) + x] = (byte)part;
                }
            }
        }
    }

    private static (int First, int Last) Range(double a, double b, double reach, int side) =>
        ((int)Math.Clamp(Math.Floor(Math.Min(a, b) - reach), 0, side), (int)Math.Clamp(Math.Ceiling(Math.Max(a, b) + reach), -1, side - 1));

    /// <summary>Returns the point beyond <paramref name="b"/> as seen from <paramref name="a"/>.</summary>
    private Joint Extend(Joint a, Joint b, double torsos)
    {
        var share = torsos * _torso / Math.Max(1, Length(a, b));
        return new Joint(b.X + (share * (b.X - a.X)), b.Y + (share * (b.Y - a.Y)));
    }

    private Joint? Middle(int one, int other) => (_joints[one], _joints[other]) switch
    {
        ({ } a, { } b) => new Joint((a.X + b.X) / 2, (a.Y + b.Y) / 2),
        ({ } a, null) => a,
        (null, { } b) => b,
        _ => null,
    };

    private static double Length(Joint a, Joint b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
}
