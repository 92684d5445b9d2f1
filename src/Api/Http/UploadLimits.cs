using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Http;

/// <summary>
/// The limits that hold now: as they are set, or by default as much as the models take. A map of numbers at its model's own size has to
/// fit, twice, beside an exemplar.
/// </summary>
internal sealed class UploadLimits(ITranslator translator, IOptions<UploadOptions> options)
{
    private const long Mebibyte = 1 << 20;

    /// <summary>By default, of one file.</summary>
    private const long DefaultFileBytes = 10 * Mebibyte;

    /// <summary>By default, of a request's body beside maps that are larger than that.</summary>
    private const long DefaultBodyBytes = 20 * Mebibyte;

    /// <summary>Of a .npy file, before its numbers.</summary>
    private const long HeaderBytes = 64 << 10;

    /// <summary>Bytes of one file.</summary>
    public long FileBytes => options.Value.MaximumFileBytes ?? Math.Max(DefaultFileBytes, LargestMap());

    /// <summary>Bytes of a request's body.</summary>
    public long BodyBytes => options.Value.MaximumBodyBytes ?? Math.Max(DefaultBodyBytes, (2 * LargestMap()) + DefaultFileBytes);

    /// <summary>The limit of a file in words, with its setting.</summary>
    public string FileLimit => Describe(FileBytes, nameof(UploadOptions.MaximumFileBytes));

    /// <summary>The limit of a body in words, with its setting.</summary>
    public string BodyLimit => Describe(BodyBytes, nameof(UploadOptions.MaximumBodyBytes));

    /// <summary>Lets a request be as large as it may; the server's own limit was set before any model was known.</summary>
    public void ApplyTo(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = BodyBytes;
        }
    }

    private static string Describe(long bytes, string setting)
    {
        var size = bytes % Mebibyte == 0 ? $"{bytes / Mebibyte} MiB ({bytes} bytes)" : $"{bytes} bytes";
        return $"{size}, which the server's setting {UploadOptions.Section}:{setting} may change";
    }

    private long LargestMap() => translator.Models
        .Select(model => model.Description)
        .Where(model => model?.Semantics == SemanticsKind.Tensor)
        .Select(model => ((long)model!.Channels * model.Size * model.Size * sizeof(float)) + HeaderBytes)
        .DefaultIfEmpty()
        .Max();
}
