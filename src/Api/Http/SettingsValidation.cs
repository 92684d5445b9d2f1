using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace CoCosNet.Api.Http;

/// <summary>Validates a section by its annotations. Every failure names the setting, its value and the allowed values.</summary>
internal sealed class SettingsValidation<TOptions>(IConfiguration configuration, string section) : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var results = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(results.Select(Describe));
    }

    private string Describe(ValidationResult result)
    {
        if (result.ErrorMessage?.StartsWith(section, StringComparison.Ordinal) == true)
        {
            return result.ErrorMessage;
        }

        var setting = $"{section}:{result.MemberNames.FirstOrDefault()}".TrimEnd(':');
        return configuration[setting] is { } value ? $"{setting} is '{value}'. {result.ErrorMessage}" : $"{setting}: {result.ErrorMessage}";
    }
}
