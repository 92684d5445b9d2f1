using System.ComponentModel;
using System.Globalization;
using CoCosNet.Api.Access;
using CoCosNet.Api.Access.Quotas;
using CoCosNet.Api.Answers;
using CoCosNet.Api.Forms;
using CoCosNet.Api.Http;
using CoCosNet.Api.Jobs;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Http;
using CoCosNet.Contracts.Translations;
using Microsoft.AspNetCore.Authorization;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CoCosNet.Api.Mcp;

/// <summary>Tools that translate and describe jobs, with the keys, limits, quotas and queue of the API.</summary>
[McpServerToolType]
internal sealed class TranslationTools(
    ITranslator translator, JobIntake intake, IJobState state, JobFiles files, JobResponses jobs, UploadLimits limits, QuotaLimiter quotas, Deadline deadline,
    IAuthorizationService authorization, IHttpContextAccessor accessor, ILogger<TranslationTools> logger)
{
    private static readonly Representation Pictures = Representation.Negotiate([]);

    private HttpContext Context => accessor.HttpContext!;

    [McpServerTool(Name = "translate", Title = "Translate a map into a picture", ReadOnly = false, Destructive = false, OpenWorld = false)]
    [Description("Makes a picture with the layout of a semantic map and the look of an exemplar. Files are base64 or data URIs. The picture comes as an "
        + "image (of variations one each), followed by the map that was read of a layout; with wait=false the answer is a job's id at once, for job_status.")]
    public Task<CallToolResult> TranslateAsync(
        [Description("The picture whose look the result has: PNG, JPEG, WebP or GIF.")] string exemplar,
        [Description("The semantic map: for label maps a PNG of class ids or of the classes' colours (describe_labels). Send this or layout.")] string? map = null,
        [Description("A picture in place of the map, which the model reads of it; only for models whose readsPictures is true.")] string? layout = null,
        [Description("The exemplar's own semantic map; some models need it.")] string? exemplarMap = null,
        [Description("With otherExemplars: the classes that take this exemplar's look; names, ids or colours with commas, or * for all others.")]
        string? exemplarClasses = null,
        [Description("Exemplars of other classes of the same picture; only for models whose seeds is true.")] IReadOnlyList<OtherExemplar>? otherExemplars = null,
        [Description("Id of the model; without it the default.")] string? model = null,
        [Description("Width in pixels, 128 to 2048, with height; without both the map's proportions.")] int? width = null,
        [Description("Height in pixels, with width.")] int? height = null,
        [Description("png, webp or jpeg.")] string? format = null,
        [Description("Selects another picture of the same input, 0 or more; only for models whose seeds is true.")] int? seed = null,
        [Description("Number of pictures, 1 to 16, with seed, the next seed and so on.")] int? variations = null,
        [Description("Axes along which the picture repeats without a seam: none, x, y or xy; the map must repeat too.")] string? tile = null,
        [Description("How exactly label maps are drawn: tolerant, exact or lossy (JPEG too).")] string? mapColors = null,
        [Description("Whether every id or colour of both maps is a class of its own; only for models whose openLabels is true.")] bool openLabels = false,
        [Description("Whether to wait for the picture.")] bool wait = true,
        CancellationToken cancellationToken = default) => McpAnswers.RunAsync(Context, logger, async () =>
        {
            await RequireScopeAsync();
            var others = otherExemplars ?? [];
            var fields = new McpForm(limits)
                .File(FormFields.Map, map)
                .File(FormFields.Layout, layout)
                .Text(FormFields.Model, model)
                .Number(FormFields.Width, width)
                .Number(FormFields.Height, height)
                .Text(FormFields.Format, format)
                .Number(FormFields.Seed, seed)
                .Number(FormFields.Variations, variations)
                .Text(FormFields.Tile, tile)
                .Text(FormFields.MapColors, mapColors)
                .Text(FormFields.OpenLabels, openLabels ? "true" : null);
            foreach (var each in others.Prepend(new OtherExemplar(exemplar, exemplarClasses ?? "", exemplarMap)))
            {
                fields.File(FormFields.Exemplar, each.Exemplar)
                    .File(FormFields.ExemplarMap, each.ExemplarMap, keepsPlace: true)
                    .Text(FormFields.ExemplarClasses, each.ExemplarClasses);
            }

            var request = others.Count > 0 || fields.Fields.SharesPicture
                ? fields.Fields.ToSharedRequest(Pictures, new ExemplarFiles?[fields.Fields.CountExemplars()])
                : fields.Fields.ToRequest(Pictures);
            quotas.Count(Context, request.Options.Variations, FormFields.Variations);
            return wait ? await TranslateAsync(request, cancellationToken) : await SubmitAsync(request, cancellationToken);
        });

    [McpServerTool(Name = "job_status", Title = "See how a job stands", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description("How a job stands, as JSON, and its pictures once it has succeeded.")]
    public Task<CallToolResult> StatusAsync([Description("The job's id.")] string id, CancellationToken cancellationToken = default) =>
        McpAnswers.RunAsync(Context, logger, async () =>
        {
            var job = await state.FindAsync(id, cancellationToken) is { } found && found.Owner == Caller.Of(Context).Owner ? found : throw JobEndpoints.NotFound(id);
            var answer = McpAnswers.Json(await jobs.ToResponseAsync(job, cancellationToken), WireJson.Context.JobResponse);
            if (job is { State: JobState.Succeeded, Result: { } result })
            {
                var pictures = new List<ContentBlock>();
                for (var number = 0; number < Math.Max(1, result.Variations.Count); number++)
                {
                    await using var stream = await files.OpenOutputAsync(id, OutputNames.Variation(number), cancellationToken) ?? throw JobEndpoints.Expired(id);
                    var content = new byte[stream.Length];
                    await stream.ReadExactlyAsync(content, cancellationToken);
                    pictures.Add(ImageContentBlock.FromBytes(content, result.Image.MediaType));
                }

                answer.Content = [.. pictures, .. answer.Content];
            }

            return answer;
        });

    private async Task<CallToolResult> TranslateAsync(TranslationRequest request, CancellationToken cancellationToken)
    {
        var result = await deadline.RunAsync(token => translator.TranslateAsync(request, progress: null, token), cancellationToken);
        RequestSummary.Of(Context).Include(result);
        IEnumerable<EncodedPicture> pictures = result.Variations.Count == 0 ? [result.Image] : result.Variations.Select(variation => variation.Picture);
        var read = result.LayoutReading is { } reading ? (EncodedPicture[])[reading.Map] : [];
        var seeds = result.Variations.Count == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" Seeds {string.Join(", ", result.Variations.Select(variation => variation.Seed))}.");
        var notes = result.Map.Notes.Concat(result.ExemplarMap?.Notes ?? []).Select(note => $" {note.Detail}");
        return new()
        {
            Content =
            [
                .. pictures.Concat(read).Select(picture => ImageContentBlock.FromBytes(picture.Content, picture.MediaType)),
                McpAnswers.Text(string.Create(
                    CultureInfo.InvariantCulture, $"{result.Image.Width}×{result.Image.Height} by {result.Model}.{seeds}{string.Concat(notes)}")),
            ],
        };
    }

    private async Task<CallToolResult> SubmitAsync(TranslationRequest request, CancellationToken cancellationToken)
    {
        var job = await intake.AcceptAsync(request, Caller.Of(Context).Owner, key: null, JobPriority.Batch, callback: null, cancellationToken);
        return McpAnswers.Json(await jobs.ToResponseAsync(job, cancellationToken), WireJson.Context.JobResponse);
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
