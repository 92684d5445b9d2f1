namespace CoCosNet.Scenes;

/// <summary>A semantic map: one class id per pixel, rows from the top.</summary>
public sealed class LabelImage
{
    /// <param name="width">Pixels per row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="ids">Height × width ids of <see cref="SceneClasses"/>; kept, not copied.</param>
    /// <exception cref="ArgumentException">The number of ids is not width × height.</exception>
    public LabelImage(int width, int height, byte[] ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (ids.Length != width * height)
        {
            throw new ArgumentException($"{ids.Length} ids are not {width} × {height}.", nameof(ids));
        }

        Width = width;
        Height = height;
        Ids = ids;
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Height × width class ids.</summary>
    public byte[] Ids { get; }
}
