using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Synthesis;

/// <summary>
/// Paints a part of a picture again after a change of its map. At each level the window is painted that contains the changed pixels and
/// <see cref="Halo"/> pixels around them; all other pixels keep their matches and colours, and the light of the window is fitted to the colours at
/// its border. Only the two maps lead the matches of changed pixels, even if a network led those of the first picture.
/// </summary>
internal sealed class LocalRepaint
{
    /// <summary>
    /// Pixels around a change that a level paints again: those whose patch contains a changed pixel (3) and those whose patch or vote contains one
    /// of these (3, and 2 of the vote's window).
    /// </summary>
    public const int Halo = (2 * PaddedGrid.Radius) + 2;

    private readonly PaintedSynthesis _old;
    private readonly SynthesisPlan _plan;
    private readonly SynthesisWindow[] _windows;

    /// <param name="old">The picture, of a single exemplar and seed 0, and not tiled.</param>
    /// <param name="map">The changed map, of the same size and with the same classes as the picture's.</param>
    public LocalRepaint(PaintedSynthesis old, LabelMap map)
    {
        _old = old;
        _plan = old.Plan.With(map);
        _windows = [.. old.Levels.Select((level, number) =>
            SynthesisWindow.OfChanges(level.Target.Grid, level.Planned.Classes, _plan.At(number).Classes).Grow(Halo))];
    }

    /// <summary>Where the picture is painted again.</summary>
    public SynthesisWindow Window => _windows[^1];

    /// <summary>Paints the window. Outside it, the picture has the colours of the old one.</summary>
    /// <param name="cancellation">Checked before every round.</param>
    public PaintedSynthesis Paint(CancellationToken cancellation = default)
    {
        var levels = new List<SynthesisLevel>();
        while (levels.Count < _old.Levels.Count)
        {
            levels.Add(Paint(levels, cancellation));
        }

        return _old with { Plan = _plan, Levels = levels };
    }

    /// <param name="coarser">The levels that are painted already.</param>
    /// <param name="cancellation">Checked before every round.</param>
    private SynthesisLevel Paint(List<SynthesisLevel> coarser, CancellationToken cancellation)
    {
        var level = coarser.Count;
        var (old, planned, window) = (_old.Levels[level], _plan.At(level), _windows[level]);
        if (window.IsEmpty)
        {
            return old with { Planned = planned };
        }

        var below = level == 0 ? null : coarser[^1];
        var (target, field) = (old.Target.With(planned.Classes), (int[])old.Field.Clone());
        Forget(field, level, below);
        new LevelPainter(_old.Settings).Paint(_plan, level, seed: 0, below, target, field, window, cancellation);
        target.RestoreOutside(window, old.Target);
        if (planned.Factor == 1)
        {
            SeamBlend.Smooth(target, planned.Source, field, window);
        }

        return new SynthesisLevel(planned, target, field);
    }

    /// <summary>Removes the matches in the window that hold no more: of pixels whose class changed, or whose match changed at the level below.</summary>
    private void Forget(int[] field, int level, SynthesisLevel? below)
    {
        var (before, after, grid, window) = (_old.Levels[level].Planned.Classes, _plan.At(level).Classes, _plan.At(level).Grid, _windows[level]);
        for (var y = 0; y < grid.Height; y++)
        {
            for (var x = window.Left(y); x < window.End(y); x++)
            {
                var pixel = (y * grid.Width) + x;
                if (before[pixel] != after[pixel] || ChangedBelow(x / 2, y / 2))
                {
                    field[grid.At(x, y)] = -1;
                }
            }
        }

        bool ChangedBelow(int x, int y) =>
            below is not null && below.Target.Grid.At(x, y) is var parent && below.Field[parent] != _old.Levels[level - 1].Field[parent];
    }
}
