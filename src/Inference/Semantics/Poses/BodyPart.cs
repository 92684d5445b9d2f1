namespace CoCosNet.Inference.Semantics.Poses;

/// <summary>The classes of a figure (<see cref="FigureSource"/>); right and left are the person's own.</summary>
internal enum BodyPart : byte
{
    Background,
    Head,
    Torso,
    RightUpperArm,
    RightForearm,
    LeftUpperArm,
    LeftForearm,
    RightThigh,
    RightShin,
    LeftThigh,
    LeftShin,
}
