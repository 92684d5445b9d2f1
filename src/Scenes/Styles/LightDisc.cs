namespace CoCosNet.Scenes;

/// <summary>The visible light source.</summary>
public enum LightDisc
{
    /// <summary>None: it is behind the viewer or behind clouds.</summary>
    Hidden,

    Sun,

    Moon,
}
