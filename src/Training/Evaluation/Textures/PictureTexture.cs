using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Training.Evaluation.Textures;

/// <summary>The textures of a picture's regions, by class; classes of too few pixels are left out.</summary>
internal sealed class PictureTexture
{
    private readonly Dictionary<byte, RegionTexture> _regions = [];

    /// <param name="picture">Of the map's size.</param>
    /// <param name="map">A region is all that it gives to one class.</param>
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

    /// <summary>Each region that both have, with the other's.</summary>
    public IEnumerable<(RegionTexture Own, RegionTexture Other)> Pair(PictureTexture other) =>
        from region in _regions
        where other._regions.ContainsKey(region.Key)
        select (region.Value, other._regions[region.Key]);
}
