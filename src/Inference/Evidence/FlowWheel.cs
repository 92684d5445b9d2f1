namespace CoCosNet.Inference.Evidence;

/// <summary>
/// Maps a displacement to a colour. Right is yellow, left blue, up light, down dark and no displacement grey. Lightness and the blue–yellow
/// axis, which colour-blind viewers can distinguish, identify every direction; red and green only help other viewers to tell the diagonals
/// apart. Equal angles are equal steps in OKLab, so that no direction stands out.
/// </summary>
internal static class FlowWheel
{
    private const float Middle = 0.62f;
    private const float UpDown = 0.26f;
    private const float LeftRight = 0.115f;
    private const float Diagonals = -0.048f;
    private const int Turns = 1024;

    private static readonly OkLab Still = new(Middle, 0, 0);
    private static readonly OkLab[] Rim = SpreadEvenly();

    /// <param name="right">Columns to the right.</param>
    /// <param name="down">Rows down.</param>
    /// <param name="strength">0 is grey, 1 the rim of the wheel; larger values are clamped.</param>
    public static OkLab ColorOf(float right, float down, float strength)
    {
        if (right == 0 && down == 0)
        {
            return Still;
        }

        var turn = (int)MathF.Round(MathF.Atan2(-down, right) / MathF.Tau * Turns);
        return OkLab.Mix(Still, Rim[(turn + Turns) % Turns], Math.Clamp(strength, 0, 1));
    }

    /// <summary>Samples the rim at equal perceptual distances. The four main directions keep their places because the quarters are equally
    /// long.</summary>
    private static OkLab[] SpreadEvenly()
    {
        const int Fine = 64 * Turns;
        var walked = new double[Fine + 1];
        for (var i = 1; i <= Fine; i++)
        {
            walked[i] = walked[i - 1] + Distance(At(i - 1, Fine), At(i, Fine));
        }

        var rim = new OkLab[Turns];
        for (int turn = 0, i = 0; turn < Turns; turn++)
        {
            while (walked[i] < walked[Fine] * turn / Turns)
            {
                i++;
            }

            rim[turn] = At(i, Fine);
        }

        return rim;
    }

    private static OkLab At(int step, int steps)
    {
        var (sine, cosine) = MathF.SinCos(MathF.Tau * step / steps);
        return new OkLab(Middle + (UpDown * sine), 2 * Diagonals * sine * cosine, LeftRight * cosine);
    }

    private static double Distance(OkLab a, OkLab b) => Math.Sqrt(
        Math.Pow(a.Lightness - b.Lightness, 2) + Math.Pow(a.GreenRed - b.GreenRed, 2) + Math.Pow(a.BlueYellow - b.BlueYellow, 2));
}
