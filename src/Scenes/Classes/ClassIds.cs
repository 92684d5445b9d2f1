namespace CoCosNet.Scenes;

/// <summary>The ids of <see cref="SceneClasses"/> as constants, for switches in inner loops. A test checks that both agree.</summary>
internal static class ClassIds
{
    public const byte Sky = 0;
    public const byte Cloud = 1;
    public const byte Mountain = 2;
    public const byte Rock = 3;
    public const byte Snow = 4;
    public const byte Grass = 5;
    public const byte Field = 6;
    public const byte Flowers = 7;
    public const byte Tree = 8;
    public const byte Water = 9;
    public const byte Sand = 10;
    public const byte Path = 11;
    public const byte Building = 12;
    public const int Count = 13;
}
