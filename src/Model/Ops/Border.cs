namespace CoCosNet.Model.Ops;

/// <summary>Pixels that padding adds on each side.</summary>
internal readonly record struct Border(int Top, int Bottom, int Left, int Right)
{
    public Border(int vertical, int horizontal)
        : this(vertical, vertical, horizontal, horizontal)
    {
    }
}
