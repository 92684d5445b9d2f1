using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Api.Access.Quotas;

/// <summary>Limits by caller. Section <c>Quotas</c>. A request has to keep within both.</summary>
internal sealed class QuotaOptions : IValidatableObject
{
    public const string Section = "Quotas";

    /// <summary>Of one key, or of one subject of tokens.</summary>
    public QuotaLimit Key { get; init; } = new();

    /// <summary>Of one address, whoever calls from it. Behind a proxy it is the client's only where <c>Proxies:Trusted</c> names the proxy.</summary>
    public QuotaLimit Address { get; init; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, limit) in new[] { (nameof(Key), Key), (nameof(Address), Address) })
        {
            var results = new List<ValidationResult>();
            Validator.TryValidateObject(limit, new ValidationContext(limit), results, validateAllProperties: true);
            foreach (var result in results)
            {
                yield return new ValidationResult(result.ErrorMessage, result.MemberNames.Select(member => $"{name}:{member}"));
            }
        }
    }
}
