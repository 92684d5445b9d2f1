namespace CoCosNet.Scenes;

/// <summary>What is seen of the source of light.</summary>
public enum LightDisc
{
    /// <summary>Nothing: behind the viewer or behind clouds.</summary>
    Hidden,

    Sun,

    Moon,
}
