using System.Text.Json;
using CoCosNet.Contracts.Models;
using CoCosNet.Inference.Semantics;

namespace CoCosNet.Training.Data.Folders;

/// <summary>The classes of a folder's label maps.</summary>
internal static class ClassList
{
    private const string FileName = "classes.json";
    private const string Form = """[{ "id": 0, "name": "sky", "color": "#7ebef2" }, …]""";

    /// <summary>Returns the given classes or those of the folder's file. If they are unusable, returns none and adds a problem.</summary>
    public static IReadOnlyList<SemanticClass> Read(string root, IReadOnlyList<SemanticClass> given, List<FolderProblem> problems)
    {
        try
        {
            var classes = given.Count > 0 ? given : ReadFile(Path.Combine(root, FileName));
            _ = new ClassTable(classes);
            return classes;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            // Drops the parameter's name, which means nothing to the owner of the file.
            var detail = exception is FileNotFoundException ? "There is no such file" : exception.Message.Split(" (Parameter")[0].TrimEnd('.');
            problems.Add(new FolderProblem(FolderProblemKind.BadClasses, FileName, $"{detail}. Label maps need a list of classes: {Form}."));
            return [];
        }
    }

    private static SemanticClass[] ReadFile(string path) =>
        JsonSerializer.Deserialize(File.ReadAllBytes(path), ClassListJsonContext.Default.SemanticClassArray) ?? throw new JsonException("It is null");
}
