using System.ComponentModel;
using System.Globalization;
using CoCosNet.Api.Access;
using CoCosNet.Api.Answers;
using CoCosNet.Api.Http;
using CoCosNet.Api.Jobs;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;
using Microsoft.AspNetCore.Authorization;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CoCosNet.Api.Mcp;

/// <summary>Tools that translate and describe jobs, with the keys, limits and queue of the API.</summary>
[McpServerToolType]
internal sealed class TranslationTools(
    ITranslator translator, JobIntake intake, IJobState state, JobFiles files, JobResponses jobs, McpPictures pictures, Deadline deadline,
    IAuthorizationService authorization, IHttpContextAccessor accessor, ILogger<TranslationTools> logger)
{
    private HttpContext Context => accessor.HttpContext!;

    [McpServerTool(Name = "translate", Title = "Translate a map into a picture", ReadOnly = false, Destructive = false, OpenWorld = false)]
    [Description("Makes a picture with the layout of a semantic map and the look of an exemplar. Files are base64 or data URIs. The picture comes as an "
        + "image, followed by the map that was read of a layout; with wait=false the answer is a job's id at once, for job_status.")]
    public Task<CallToolResult> TranslateAsync(
        [Description("The picture whose look the result has: PNG, JPEG, WebP or GIF.")] string exemplar,
        [Description("The semantic map: for label maps a PNG of class ids or of the classes' colours (describe_labels). Send this or layout.")] string? map = null,
        [Description("A picture in place of the map, which the model reads of it; only for models whose readsPictures is true.")] string? layout = null,
        [Description("The exemplar's own semantic map; some models need it.")] string? exemplarMap = null,
        [Description("Id of the model; without it the default.")] string? model = null,
        [Description("Width in pixels, 128 to 2048, with height; without both the map's proportions.")] int? width = null,
        [Description("Height in pixels, with width.")] int? height = null,
        [Description("png, webp or jpeg.")] string format = "png",
        [Description("Whether to wait for the picture.")] bool wait = true,
        CancellationToken cancellationToken = default) => McpAnswers.RunAsync(Context, logger, async () =>
        {
            await RequireScopeAsync();
            var request = new TranslationRequest
            {
                Model = string.IsNullOrEmpty(model) ? null : model,
                Map = pictures.ReadMapOrLayout(map, layout),
                Exemplar = pictures.Read(nameof(exemplar), exemplar),
                ExemplarMap = pictures.ReadMap(nameof(exemplarMap), exemplarMap),
                Options = Options(width, height, format),
            };
            if (!wait)
            {
                var job = await intake.AcceptAsync(
                    request, Caller.Of(Context).Owner, key: null, JobPriority.Batch, callback: null, cancellationToken);
                return McpAnswers.Json(await jobs.ToResponseAsync(job, cancellationToken), WireJson.Context.JobResponse);
            }

            var result = await deadline.RunAsync(token => translator.TranslateAsync(request, progress: null, token), cancellationToken);
            RequestSummary.Of(Context).Include(result);
            var notes = result.Map.Notes.Concat(result.ExemplarMap?.Notes ?? []).Select(note => $" {note.Detail}");
            return new()
            {
                Content =
                [
                    ImageContentBlock.FromBytes(result.Image.Content, result.Image.MediaType),
                    .. result.LayoutReading is { Map: var read } ? [ImageContentBlock.FromBytes(read.Content, read.MediaType)] : (ContentBlock[])[],
                    McpAnswers.Text(string.Create(
                        CultureInfo.InvariantCulture, $"{result.Image.Width}×{result.Image.Height} by {result.Model}.{string.Concat(notes)}")),
                ],
            };
        });

    [McpServerTool(Name = "job_status", Title = "See how a job stands", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("How a job stands, as JSON, and its picture once it has succeeded.")]
    public Task<CallToolResult> StatusAsync([Description("The job's id.")] string id, CancellationToken cancellationToken = default) =>
        McpAnswers.RunAsync(Context, logger, async () =>
        {
            var job = await state.FindAsync(id, cancellationToken) is { } found && found.Owner == Caller.Of(Context).Owner ? found : throw JobEndpoints.NotFound(id);
            var answer = McpAnswers.Json(await jobs.ToResponseAsync(job, cancellationToken), WireJson.Context.JobResponse);
            if (job is { State: JobState.Succeeded, Result: { } result })
            {
                await using var stream = await files.OpenOutputAsync(id, OutputNames.Image, cancellationToken) ?? throw JobEndpoints.Expired(id);
                var content = new byte[stream.Length];
                await stream.ReadExactlyAsync(content, cancellationToken);
                answer.Content.Insert(0, ImageContentBlock.FromBytes(content, result.Image.MediaType));
            }

            return answer;
        });

    private static TranslationOptions Options(int? width, int? height, string format)
    {
        if (width is null != height is null)
        {
            throw new TranslationException(TranslationError.InvalidSize, width is null ? nameof(width) : nameof(height), "Send width and height, or neither.");
        }

        foreach (var (name, side) in ((string, int?)[])[(nameof(width), width), (nameof(height), height)])
        {
            if (side is < TranslationOptions.MinimumSide or > TranslationOptions.MaximumSide)
            {
                throw new TranslationException(
                    TranslationError.InvalidSize, name, $"'{name}' is {side}; it must be {TranslationOptions.MinimumSide} to {TranslationOptions.MaximumSide}.");
            }
        }

        return new TranslationOptions
        {
            Width = width,
            Height = height,
            Format = format switch
            {
                "png" => PictureFormat.Png,
                "webp" => PictureFormat.Webp,
                "jpeg" => PictureFormat.Jpeg,
                var other => throw new TranslationException(TranslationError.InvalidOption, nameof(format), $"'format' is '{other}'; it must be png, webp or jpeg."),
            },
        };
    }

    /// <summary>The endpoint needs the scope for reading; translating needs more.</summary>
    private async Task RequireScopeAsync()
    {
        if (!(await authorization.AuthorizeAsync(Context.User, Context, Scopes.Translate)).Succeeded)
        {
            throw new RequestException(AccessProblems.ScopeMissing, field: null, AccessProblems.ScopeDetail(Scopes.Translate));
        }
    }
}
