using CoCosNet.Api.Answers;
using CoCosNet.Api.Exemplars;
using CoCosNet.Api.Forms;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Translations;

/// <summary>Makes translation requests of forms, with kept exemplars in place of their ids.</summary>
internal sealed class TranslationRequests(ExemplarStore exemplars)
{
    /// <summary>The translation of one exemplar of a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="exemplar">Number of the exemplar, from 0.</param>
    /// <param name="owner">Who may use the kept exemplar.</param>
    /// <param name="representation">What the client wants to get back.</param>
    /// <param name="cancellationToken">The client is gone.</param>
    /// <exception cref="RequestException">A file is missing, or the exemplar is not kept.</exception>
    /// <exception cref="TranslationException">A file is empty or an option is out of range.</exception>
    public async Task<TranslationRequest> ReadAsync(
        Form form, int exemplar, string owner, Representation representation, CancellationToken cancellationToken)
    {
        var kept = form.ExemplarId(exemplar) is { } id ? await exemplars.LoadAsync(owner, id, cancellationToken) : null;
        return form.ToRequest(representation, exemplar, kept);
    }
}
