using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CoCosNet.Api.Access;

/// <summary>Describes in the API document how a key is sent and which scope each operation needs.</summary>
internal static class AccessDocument
{
    private const string Key = "key";

    public static Task DescribeSchemeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Key] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key of this server (`cocosnet_…`), or a token of the issuer that it trusts. A server without keys needs none.",
            },
        };
        return Task.CompletedTask;
    }

    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().LastOrDefault()?.Policy is { } scope)
        {
            // Either requirement may apply: the server's settings decide whether keys are required. A bearer scheme has no list of scopes
            // in the document to refer to, so the operation's description names the scope.
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, context.Document)] = [] }, []];
            operation.Description = $"{operation.Description} Where the server asks for keys, the key needs the scope `{scope}`.".TrimStart();
        }

        return Task.CompletedTask;
    }
}
