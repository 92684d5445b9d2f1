using CoCosNet.Api.Access;
using CoCosNet.Api.Problems;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CoCosNet.Api.OpenApi;

/// <summary>Adds the API document, and the page that shows it, to the application.</summary>
internal static class ApiDocumentExtensions
{
    private const string Name = "v1";
    private const string Title = "CoCosNet";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;

        // HEAD is answered like GET; listing both would double the document.
        options.ShouldInclude = operation => operation.HttpMethod != HttpMethods.Head;
        options.AddDocumentTransformer(DescribeAsync);
        options.AddDocumentTransformer(SchemaDocument.DescribeAsync);
        options.AddDocumentTransformer(AccessDocument.DescribeSchemeAsync);
        options.AddOperationTransformer(ProblemDocument.DescribeAsync);
        options.AddOperationTransformer(AccessDocument.DescribeAsync);
    });

    public static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi($"/openapi/{Name}.json").AllowAnonymous();
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "swagger";
            page.DocumentTitle = Title;

            // A relative address also works behind a proxy that adds a path prefix.
            page.SwaggerEndpoint($"../openapi/{Name}.json", $"{Title} {Name}");
            page.EnableTryItOutByDefault();
            page.DisplayRequestDuration();
            page.DisplayOperationId();
            page.EnablePersistAuthorization();
        });
    }

    private static Task DescribeAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = Title,
            Version = Name,
            Description = "Exemplar-based image translation: a semantic map gives the layout, an exemplar gives the look. "
                + "Every error is a problem document (RFC 9457) with a stable `code`, `retryable`, and the fields to blame.",
        };

        // The current address means nothing to readers of the committed document.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Tags = new HashSet<OpenApiTag>
        {
            new() { Name = "Translations", Description = "Pictures from semantic maps." },
            new() { Name = "Exemplars", Description = "Exemplars that are uploaded once and used many times." },
            new() { Name = "Jobs", Description = "Translations that run in the background." },
            new() { Name = "Models", Description = "The models and their inputs." },
            new() { Name = "Health", Description = "Probes." },
        };
        return Task.CompletedTask;
    }
}
