using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CoCosNet.Api.OpenApi;

/// <summary>Aligns the document's schemas with the serializer: null values are omitted, and enums are strings.</summary>
internal static class SchemaDocument
{
    public static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var schema in document.Components?.Schemas?.Values.OfType<OpenApiSchema>() ?? [])
        {
            DescribeEnum(schema);
            foreach (var (name, property) in schema.Properties?.ToArray() ?? [])
            {
                schema.Properties![name] = WithoutNull(property);
            }
        }

        return Task.CompletedTask;
    }

    private static void DescribeEnum(OpenApiSchema schema)
    {
        if (schema.Enum is { Count: > 0 } values)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. values.Where(value => value?.GetValueKind() == JsonValueKind.String)];
        }
    }

    private static IOpenApiSchema WithoutNull(IOpenApiSchema property)
    {
        if (property is OpenApiSchema { Type: { } type } schema)
        {
            schema.Type = type & ~JsonSchemaType.Null;
        }

        return property.OneOf?.SingleOrDefault(choice => choice.Type != JsonSchemaType.Null) ?? property;
    }
}
