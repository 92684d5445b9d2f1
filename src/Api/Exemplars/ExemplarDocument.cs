using CoCosNet.Api.Forms;
using CoCosNet.Api.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CoCosNet.Api.Exemplars;

/// <summary>Describes the form of an exemplar in the API document.</summary>
internal static class ExemplarDocument
{
    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var uploads = context.ApplicationServices.GetRequiredService<UploadLimits>();
        operation.RequestBody = FormDocument.DescribeExemplar(uploads);
        if (operation.Responses?.GetValueOrDefault("201") is OpenApiResponse created)
        {
            created.Description = "The exemplar is kept.";
            created.Headers = new Dictionary<string, IOpenApiHeader>
            {
                ["Location"] = new OpenApiHeader
                {
                    Description = "Its address.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri-reference" },
                },
            };
        }

        if (operation.Responses?.GetValueOrDefault("200") is OpenApiResponse known)
        {
            known.Description = "The exemplar was kept already; its expiry is extended.";
        }

        return Task.CompletedTask;
    }
}
