namespace CoCosNet.Tests;

/// <summary>Where the checkout and the numbers beside it lie.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution file.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path below the root.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A path below the golden numbers beside the checkout; the test is skipped, visibly, where they are absent.</summary>
    public static string Golden(params string[] parts)
    {
        var path = Path.GetFullPath(Path.Combine([Root, "..", "shared", "goldens", .. parts]));
        Assert.SkipUnless(Path.Exists(path), $"../shared/goldens/{string.Join('/', parts)} is not beside this checkout.");
        return path;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CoCosNet.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("CoCosNet.sln is not above the tests.");
    }
}
