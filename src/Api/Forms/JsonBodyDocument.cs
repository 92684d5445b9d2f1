using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace CoCosNet.Api.Forms;

/// <summary>Describes the JSON body of a request in the API's document: the fields of the form, with files as data URIs or base64.</summary>
internal static class JsonBodyDocument
{
    private const string DataUri = "data:image/png;base64,";

    /// <summary>Sky over water, 32×32, as class ids.</summary>
    private const string Map =
        DataUri + "iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAAAAABWESUoAAAAF0lEQVR42mNgGAWjYJABTgJgVAHdFAAAdbYNgSmzXb0AAAAASUVORK5CYII=";

    private const string ExemplarMap =
        DataUri + "iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAAAAABWESUoAAAAFklEQVR42mNgGAWjAAlwEgCjCkaUAgCVLhIBTd7nIQAAAABJRU5ErkJggg==";

    /// <summary>Light blue over dark blue, 32×32.</summary>
    private const string Exemplar =
        DataUri + "iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAAAMElEQVR42mOoWHWHpohh1IJRC0YtGLVg1IIhYYFGVB5N0agFoxaMWjBqwagFQ8ICAMzl3Exz"
        + "7X1WAAAAAElFTkSuQmCC";

    /// <param name="form">The form's schema.</param>
    /// <param name="times">The largest number of values of each repeatable field.</param>
    public static OpenApiMediaType Of(OpenApiSchema form, IReadOnlyDictionary<string, int> times) => new()
    {
        Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = form.Required,
            AdditionalPropertiesAllowed = false,
            Properties = form.Properties!.ToDictionary(field => field.Key, IOpenApiSchema (field) => Field(field.Key, (OpenApiSchema)field.Value, times)),
        },
        Example = Example(form),
    };

    /// <summary>A small request for the shipped model.</summary>
    private static JsonObject Example(OpenApiSchema form)
    {
        (string Name, string Value)[] files = [(FormFields.Map, Map), (FormFields.Exemplar, Exemplar), (FormFields.ExemplarMap, ExemplarMap)];
        return new JsonObject(files
            .Where(file => form.Properties!.ContainsKey(file.Name))
            .Select(file => KeyValuePair.Create<string, JsonNode?>(file.Name, JsonValue.Create(file.Value))));
    }

    private static OpenApiSchema Field(string name, OpenApiSchema field, IReadOnlyDictionary<string, int> times)
    {
        var isFile = FormFields.Files.Contains(name);
        var isMap = FormFields.Maps.Contains(name);
        var type = isMap ? JsonSchemaType.String | JsonSchemaType.Object : JsonSchemaType.String;
        var isList = name == FormFields.Ignore || times.ContainsKey(name);
        return !isFile && !isList ? field : new OpenApiSchema
        {
            Type = isList ? type | JsonSchemaType.Array : type,
            Items = isList ? new OpenApiSchema { Type = type } : null,
            MaxItems = times.TryGetValue(name, out var most) ? most : null,
            MaxLength = field.MaxLength,
            Description = $"{field.Description}{(isFile ? $" As a data URI or base64{(isMap ? "; OpenPose JSON may be an object as it is" : "")}." : "")}",
        };
    }
}
