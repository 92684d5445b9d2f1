using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Imaging;
using CoCosNet.Inference.Semantics;
using CoCosNet.Training.Data.Folders.Edges;

namespace CoCosNet.Training.Data.Folders;

/// <summary>Decodes a folder's files.</summary>
/// <param name="root">The folder.</param>
/// <param name="kind">Kind of the maps.</param>
/// <param name="reader">Reader of the maps.</param>
internal sealed class FolderReader(string root, SemanticsKind kind, ISemanticReader reader)
{
    // Rounding to whole pixels shifts proportions a little; a map of another crop shifts them more.
    private const double ProportionTolerance = 0.02;

    /// <summary>Reads picture and map at their size on disk.</summary>
    public (Picture Picture, SemanticSource Map) Read(FolderEntry entry)
    {
        var picture = PictureCodec.Decode(Bytes(entry.Picture), "picture", PictureLimits.Default);
        return (picture, ReadMap(entry, picture));
    }

    /// <summary>Like <see cref="Read"/>, but adds every problem of the entry instead of throwing.</summary>
    public (Picture Picture, SemanticSource Map)? TryRead(FolderEntry entry, List<FolderProblem> problems)
    {
        var picture = Try(entry.Picture, () => PictureCodec.Decode(Bytes(entry.Picture), "picture", PictureLimits.Default), problems);
        var map = entry.Map is null && picture is null ? null : Try(entry.Map ?? entry.Picture, () => ReadMap(entry, picture), problems);
        if (picture is null || map is null)
        {
            return null;
        }

        // A pose has no proportions; its canvas is stretched to the picture.
        var (ours, theirs) = ((double)map.NaturalSize.Width / map.NaturalSize.Height, (double)picture.Width / picture.Height);
        if (kind != SemanticsKind.Pose && Math.Abs((ours / theirs) - 1) > ProportionTolerance)
        {
            problems.Add(new FolderProblem(
                FolderProblemKind.Misshapen,
                entry.Map ?? entry.Picture,
                $"It is {map.NaturalSize} and its picture {picture.Size}; both must show the same at the same proportions."));
            return null;
        }

        return (picture, map);
    }

    private SemanticSource ReadMap(FolderEntry entry, Picture? picture)
    {
        if (entry.Map is null)
        {
            return new PictureEdges(picture!);
        }

        var file = new SemanticMapFile(Bytes(entry.Map));
        return reader.Read(entry.Subset is null ? file : file with { Subset = Bytes(entry.Subset) }, "map", ReadingOptions.Exact);
    }

    private byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(root, file));

    private static T? Try<T>(string file, Func<T> read, List<FolderProblem> problems)
        where T : class
    {
        try
        {
            return read();
        }
        catch (TranslationException exception)
        {
            var kind = exception.Error is TranslationError.UnknownClass or TranslationError.UnknownColor
                ? FolderProblemKind.UnknownLabel
                : FolderProblemKind.Unreadable;
            problems.Add(new FolderProblem(kind, file, exception.Message));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(new FolderProblem(FolderProblemKind.Unreadable, file, $"It cannot be read: {exception.Message}"));
        }

        return null;
    }
}
