using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Inference.Synthesis;

/// <summary>A painted picture with everything that a repaint of a part of it needs. It is never modified.</summary>
/// <param name="Plan">Layout and look, with every level prepared.</param>
/// <param name="Levels">The painted levels, from coarse to fine.</param>
/// <param name="Settings">Settings of the synthesis.</param>
internal sealed record PaintedSynthesis(SynthesisPlan Plan, IReadOnlyList<SynthesisLevel> Levels, SynthesisSettings Settings)
{
    public Picture Picture => Levels[^1].Target.ToPicture();

    /// <summary>Replaces the classes of a changed map as those of the picture's map were replaced where the exemplar lacks them.</summary>
    /// <param name="before">The picture's map before classes were replaced.</param>
    /// <param name="after">The changed map, of the same size.</param>
    /// <returns>Null if a class appears or vanishes.</returns>
    public LabelMap? Layout(LabelMap before, LabelMap after)
    {
        var (table, changed) = (new int[256], new bool[256]);
        Array.Fill(table, -1);
        for (var pixel = 0; pixel < before.Indices.Length; pixel++)
        {
            table[before.Indices[pixel]] = Plan.Input.Map.Indices[pixel];
            changed[after.Indices[pixel]] = true;
        }

        return table.Zip(changed).All(label => label.First >= 0 == label.Second)
            ? new LabelMap(after.Size, after.Channels, Array.ConvertAll(after.Indices, label => (byte)table[label]))
            : null;
    }

    /// <summary>Approximate size in bytes.</summary>
    public long Bytes => Plan.Bytes + Levels.Sum(level => (long)level.Target.Grid.Length * (sizeof(uint) + sizeof(int)));
}
