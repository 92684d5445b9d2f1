namespace CoCosNet.Scenes.Layouts.Objects;

internal enum TreeKind
{
    Broadleaf,
    Conifer,
    Poplar,
    Palm,
    Bush,
}
