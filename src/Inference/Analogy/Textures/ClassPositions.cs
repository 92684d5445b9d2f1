using System.Runtime.InteropServices;

namespace CoCosNet.Inference.Analogy.Textures;

/// <summary>A picture's positions by class, in reading order.</summary>
internal sealed class ClassPositions
{
    private readonly Dictionary<short, List<int>> _positions = [];

    public ClassPositions(LabelledPicture picture)
    {
        for (var position = 0; position < picture.Classes.Length; position++)
        {
            var label = picture.Classes[position];
            if (label != LabelledPicture.Outside)
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(_positions, label, out _) ??= []).Add(position);
            }
        }
    }

    /// <summary>The positions of a class that the picture has.</summary>
    public ReadOnlySpan<int> Of(short label) => CollectionsMarshal.AsSpan(_positions[label]);
}
