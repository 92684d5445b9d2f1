using System.ComponentModel.DataAnnotations;

namespace CoCosNet.Api.Access.Quotas;

/// <summary>Limits per caller. Section <c>Quotas</c>. A request must satisfy both.</summary>
internal sealed class QuotaOptions : IValidatableObject
{
    public const string Section = "Quotas";

    /// <summary>Limits of one key or one token subject.</summary>
    public QuotaLimit Key { get; init; } = new();

    /// <summary>Limits of one address, for all its callers together. Behind a proxy, this is the client's address only if <c>Proxies:Trusted</c>
    /// lists the proxy.</summary>
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
