namespace CoCosNet.Scenes;

/// <summary>The technique of a picture.</summary>
public enum Brush
{
    /// <summary>As a camera sees it.</summary>
    Photograph,

    /// <summary>Short strokes of thick paint that follow the forms.</summary>
    Oil,

    /// <summary>Washes with darker edges on rough paper.</summary>
    Watercolor,

    /// <summary>Flat, graded colours inside dark outlines.</summary>
    Woodblock,

    /// <summary>Soft chalk in hatched layers on toned paper.</summary>
    Pastel,
}
