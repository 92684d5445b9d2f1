using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoCosNet.Contracts.Json;

/// <summary>Writes an enum as its name in camelCase, as the API does for every enum.</summary>
public sealed class CamelCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
