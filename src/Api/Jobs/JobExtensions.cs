using CoCosNet.Api.Access;
using CoCosNet.Api.Answers;
using CoCosNet.Api.Http;
using CoCosNet.Api.Problems;
using CoCosNet.Api.Roles;
using CoCosNet.Api.Storage;
using CoCosNet.Contracts.Http;

namespace CoCosNet.Api.Jobs;

/// <summary>Adds jobs to the application.</summary>
internal static class JobExtensions
{
    private const string ExampleId = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static readonly ProblemExample NotFound = Example(JobEndpoints.NotFound(ExampleId));

    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration, RoleSettings role)
    {
        services.AddValidatedOptions<JobOptions>(configuration, JobOptions.Section);
        services.AddSingleton<JobFiles>();
        services.AddSingleton<JobRetention>();
        services.AddSingleton<ICleanup>(provider => provider.GetRequiredService<JobRetention>());
        services.AddSingleton<JobIntake>();
        services.AddSingleton<RunningJobs>();
        services.AddSingleton<JobExecution>();
        services.AddSingleton<JobResponses>();
        services.AddSingleton<JobEvents>();
        services.AddSingleton<JobAnswers>();
        services.AddSingleton<JobEndpoints>();
        if (role.Translates)
        {
            services.AddHostedService<JobRunner>();
        }

        return services;
    }

    public static void MapJobs(this IEndpointRouteBuilder routes)
    {
        var jobs = routes.MapGroup(JobAddresses.Root).WithTags("Jobs").WithProblems(CommonProblems.Internal);

        jobs.MapRead("", (HttpContext context, JobEndpoints endpoints) => endpoints.ListAsync(context))
            .RequireScope(Scopes.Read)
            .WithName("listJobs")
            .WithSummary("List jobs")
            .WithDescription("Newest first, in pages: `next` of a page is the `cursor` of the following one.")
            .Produces<JobListResponse>()
            .WithProblems(new ProblemExample(HttpProblems.InvalidQuery, "'limit' is '0'; it must be 1 to 100.", "limit"))
            .AddOpenApiOperationTransformer(JobDocument.DescribeListAsync);

        jobs.MapRead("/{id}", (string id, HttpContext context, JobEndpoints endpoints) => endpoints.GetAsync(id, context))
            .RequireScope(Scopes.Read)
            .WithName("getJob")
            .WithSummary("Describe a job")
            .WithDescription("State, position in the queue, stage, outputs. A request with the last ETag as If-None-Match is answered 304 until the job changes.")
            .Produces<JobResponse>()
            .Produces(StatusCodes.Status304NotModified)
            .WithProblems(NotFound)
            .AddOpenApiOperationTransformer(JobDocument.DescribeJobAsync);

        jobs.MapGet("/{id}/events", (string id, HttpContext context, JobEndpoints endpoints) => endpoints.StreamAsync(id, context))
            .RequireScope(Scopes.Read)
            .WithName("streamJobEvents")
            .WithSummary("Follow a job")
            .WithDescription(
                "Server-sent events, numbered from 1. A client that sends the number of its last event as Last-Event-ID receives every later "
                + "event once, even after a restart of the server. The stream ends after the final state; a request for more is then answered 204.")
            .Produces<string>(StatusCodes.Status200OK, EventStream.MediaType)
            .Produces(StatusCodes.Status204NoContent)
            .WithProblems(
                NotFound,
                new ProblemExample(HttpProblems.InvalidEventId, "The Last-Event-ID is 'x'; it must be the number of an event, 7 for instance."))
            .AddOpenApiOperationTransformer(JobDocument.DescribeEventsAsync);

        jobs.MapPost("/{id}/cancel", (string id, HttpContext context, JobEndpoints endpoints) => endpoints.CancelAsync(id, context))
            .RequireScope(Scopes.Translate)
            .WithName("cancelJob")
            .WithSummary("Cancel a job")
            .WithDescription(
                "Cancels a job that has not ended; a job that has ended does not change. The response has the resulting state.")
            .Produces<JobResponse>()
            .WithProblems(NotFound, CommonProblems.Quota, CommonProblems.Concurrency);

        jobs.MapDelete("/{id}", (string id, HttpContext context, JobEndpoints endpoints) => endpoints.DeleteAsync(id, context))
            .RequireScope(Scopes.Translate)
            .WithName("deleteJob")
            .WithSummary("Delete a job's files")
            .WithDescription("Cancels the job if it has not ended, deletes its inputs and outputs, and marks it as expired. A repeated request changes nothing.")
            .Produces(StatusCodes.Status204NoContent)
            .WithProblems(NotFound, CommonProblems.Quota, CommonProblems.Concurrency);

        jobs.MapRead(
                "/{id}/outputs/{name}",
                (string id, string name, HttpContext context, JobEndpoints endpoints) => endpoints.OutputAsync(id, name, context))
            .RequireScope(Scopes.Read)
            .WithName("getJobOutput")
            .WithSummary("Download an output of a job")
            .WithDescription(
                "`image`, and the requested ones of `warp-64` and so on (named after their longer side), `flow`, `confidence`, `correspondence`, `matches`, "
                + "`exemplar-map`. "
                + "An output never changes, so caches may keep it; it has a strong ETag and supports ranges.")
            .WithProblems(
                NotFound,
                new ProblemExample(HttpProblems.RangeNotSatisfiable, JobEndpoints.RangeDetail(204_800)),
                Example(JobEndpoints.NoOutput(ExampleId, "flow", [OutputNames.Image])),
                Example(JobEndpoints.Expired(ExampleId)))
            .AddOpenApiOperationTransformer(JobDocument.DescribeOutputAsync);
    }

    /// <summary>Problems of translations that result from jobs.</summary>
    public static IReadOnlyList<ProblemExample> Problems { get; } =
    [
        new(HttpProblems.InvalidIdempotencyKey, "The Idempotency-Key must be one word of 1 to 255 visible ASCII characters, a UUID for instance."),
        Example(JobEndpoints.Canceled(ExampleId)),
        Example(JobEndpoints.Expired(ExampleId)),
        new(HttpProblems.IdempotencyKeyReused, "The Idempotency-Key 'a-key' came before with another request; send a new key, or the same request."),
        CommonProblems.Quota,
        CommonProblems.Concurrency,
        new(HttpProblems.StorageFull, "Waiting jobs take all of the 1073741824 bytes that this server keeps (Jobs:MaximumBytes); try again later."),
        new(HttpProblems.StorageFailed, "The server's disk is full; nothing can be kept until there is room again."),
    ];

    private static ProblemExample Example(RequestException exception) => new(exception.Kind, exception.Message, exception.Field);
}
