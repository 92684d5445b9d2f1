using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Training.Evaluation.Textures;

/// <summary>The textures of a picture's regions by class; classes with too few pixels are left out.</summary>
internal sealed class PictureTexture
{
    private readonly Dictionary<byte, RegionTexture> _regions = [];

    /// <param name="picture">The picture, with the size of the map.</param>
    /// <param name="map">The map. All pixels of a class are one region.</param>
    public PictureTexture(Picture picture, LabelMap map)
    {
        var octaves = RegionTexture.OctavesOf(picture);
        foreach (var label in map.Indices.Distinct().Order())
        {
            if (RegionTexture.Of(octaves, picture, Array.ConvertAll(map.Indices, index => index == label)) is { } region)
            {
                _regions.Add(label, region);
            }
        }
    }

    /// <summary>Pairs the regions that both pictures have.</summary>
    public IEnumerable<(RegionTexture Own, RegionTexture Other)> Pair(PictureTexture other) =>
        from region in _regions
        where other._regions.ContainsKey(region.Key)
        select (region.Value, other._regions[region.Key]);
}
