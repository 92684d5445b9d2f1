using CoCosNet.Contracts.Models;
using CoCosNet.Contracts.Translations;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Http;

/// <summary>
/// The current upload limits: the configured ones, or defaults that fit the models. Two tensor maps at their model's size must fit into a
/// request together with an exemplar.
/// </summary>
internal sealed class UploadLimits(ITranslator translator, IOptions<UploadOptions> options)
{
    private const long Mebibyte = 1 << 20;

    /// <summary>Default limit of a file.</summary>
    private const long DefaultFileBytes = 10 * Mebibyte;

    /// <summary>Default limit of a request body, if no model's maps need more.</summary>
    private const long DefaultBodyBytes = 20 * Mebibyte;

    /// <summary>Allowance for the header of a .npy file.</summary>
    private const long HeaderBytes = 64 << 10;

    /// <summary>Limit of a file in bytes.</summary>
    public long FileBytes => options.Value.MaximumFileBytes ?? Math.Max(DefaultFileBytes, LargestMap());

    /// <summary>Limit of a request body in bytes.</summary>
    public long BodyBytes => options.Value.MaximumBodyBytes ?? Math.Max(DefaultBodyBytes, (2 * LargestMap()) + DefaultFileBytes);

    /// <summary>Limit of a body whose files are in base64: a third more, and allowance for escapes.</summary>
    public long JsonBytes => BodyBytes / 2 * 3;

    /// <summary>Describes the limit of a file and its setting.</summary>
    public string FileLimit => Describe(FileBytes, nameof(UploadOptions.MaximumFileBytes));

    /// <summary>Describes the limit of a body and its setting.</summary>
    public string BodyLimit => Describe(BodyBytes, nameof(UploadOptions.MaximumBodyBytes));

    /// <summary>Raises a request's limit to <see cref="BodyBytes"/>. The server's own limit is set before the models are known.</summary>
    /// <param name="context">The request.</param>
    /// <param name="inBase64">Whether its files are in base64, which raises it to <see cref="JsonBytes"/>.</param>
    public void ApplyTo(HttpContext context, bool inBase64 = false)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = inBase64 ? JsonBytes : BodyBytes;
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
