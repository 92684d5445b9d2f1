using CoCosNet.Contracts.Content;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Evidence;
using CoCosNet.Inference.Semantics;
using CoCosNet.Inference.Synthesis;

namespace CoCosNet.Inference.Serving.Repainting;

/// <summary>How a request continues an earlier result.</summary>
/// <param name="Repaint">What is computed.</param>
/// <param name="Result">The earlier result; null if everything is computed.</param>
/// <param name="Local">Paints the part that is computed; null if everything is.</param>
internal sealed record Continuation(Repaint Repaint, KeptResult? Result = null, LocalRepaint? Local = null)
{
    /// <summary>Largest share of the picture that is painted again. With more, the layout is another one and is computed from the beginning.</summary>
    private const double LargestShare = 1.0 / 3;

    /// <param name="request">The request, which names the result.</param>
    /// <param name="look">As <see cref="KeptResult.Look"/>.</param>
    /// <param name="map">The map at the result's size.</param>
    /// <param name="results">The kept results; null if none are kept.</param>
    public static Continuation Of(TranslationRequest request, string look, SemanticMap map, ResultCache? results)
    {
        if (!Supports(request))
        {
            return Whole(RepaintReason.Unsupported);
        }

        if (results?.Find(request.Options.Continues!) is not { } result)
        {
            return Whole(RepaintReason.UnknownResult);
        }

        if (result.Look != look || map is not LabelMap layout || layout.Size != result.Map.Size)
        {
            return Whole(RepaintReason.OtherInput);
        }

        if (result.Painted.Layout(result.Map, layout) is not { } painted)
        {
            return Whole(RepaintReason.OtherClasses);
        }

        var local = new LocalRepaint(result.Painted, painted);
        var share = (double)local.Window.Pixels / layout.Size.Pixels;
        return share > LargestShare ? Whole(RepaintReason.LargeChange) : new Continuation(new Repaint(RepaintScope.Local, Math.Round(share, 4)), result with { Map = layout }, local);
    }

    /// <summary>Paints the part that is computed.</summary>
    /// <param name="cancellation">Cancels the painting.</param>
    public KeptResult Paint(CancellationToken cancellation) => Result! with { Painted = Local!.Paint(cancellation) };

    /// <summary>Returns the id of a result.</summary>
    /// <param name="map">The cache key of its map.</param>
    /// <param name="look">The cache key of its exemplar.</param>
    /// <param name="options">The request's options.</param>
    /// <param name="continued">Whether only a part was computed and the rest is of the result that the request names.</param>
    public static string IdOf(string map, string look, TranslationOptions options, bool continued)
    {
        using var digest = new ContentDigest();
        return digest.Add("map", map).Add("look", look).Add("options", $"{options.Seed} {options.Tile} {options.OpenLabels}")
            .Add("continues", continued ? options.Continues! : "").Finish();
    }

    private static bool Supports(TranslationRequest request)
    {
        var options = request.Options;
        return request.ExemplarClasses.Count == 0 && options is { Seed: 0, Variations: 1, Tile: Tiling.None, Warps: false, ExemplarReading: false }
            && !EvidenceMaker.IsNeeded(options);
    }

    private static Continuation Whole(RepaintReason reason) => new(new Repaint(RepaintScope.Whole, Share: 1, reason));
}
