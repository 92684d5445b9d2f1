using System.Numerics;

namespace CoCosNet.Scenes.Layouts.Objects;

/// <summary>Draws boulders: a few angular lumps with a common foot.</summary>
internal static class BoulderPainter
{
    public static void Paint(Stage stage, Placement place)
    {
        var random = place.Random;
        var look = new Surface
        {
            Tint = random.NextSingle(),
            Openness = 1f,
            Label = ClassIds.Rock,
            Part = SurfacePart.Stone,
        };
        var lumps = 2 + random.Below(3);
        for (var i = 0; i < lumps; i++)
        {
            var size = place.Size * (i == 0 ? 1f : random.Range(0.4f, 0.75f));
            var across = i == 0 ? 0f : random.Range(-0.9f, 0.9f) * place.Size;
            var centre = new Vector3(place.X + across, place.Ground + (0.25f * size), place.Z + (i * 0.05f));
            Splat.Ball(stage, centre, size * random.Range(0.75f, 1.1f), size * random.Range(0.55f, 0.8f), 0.16f, 0.6f * size, look, centre);
        }

        stage.Occluders.Add(new Occluder(place.X, place.Ground, place.Z, place.Size, 0.8f * place.Size));
    }
}
