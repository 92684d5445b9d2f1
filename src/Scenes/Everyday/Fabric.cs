namespace CoCosNet.Scenes.Everyday;

/// <summary>A texture of everyday materials.</summary>
public enum Fabric
{
    /// <summary>Nearly smooth, as skin or glass.</summary>
    Smooth,

    /// <summary>Fine grain, as plaster.</summary>
    Plaster,

    /// <summary>Boards with grain along the rows.</summary>
    Wood,

    /// <summary>Bricks in mortar.</summary>
    Brick,

    /// <summary>Square tiles.</summary>
    Tiles,

    /// <summary>Stripes from top to bottom.</summary>
    Stripes,

    /// <summary>A check of two directions.</summary>
    Check,

    /// <summary>Knitted rows.</summary>
    Knit,

    /// <summary>Coarse stones in a dark ground, as asphalt.</summary>
    Speckle,

    /// <summary>Small leaves.</summary>
    Leaves,

    /// <summary>Strands from top to bottom, as hair.</summary>
    Strands,

    /// <summary>Soft clouds.</summary>
    Clouds,
}
