using CoCosNet.Api.Answers;
using CoCosNet.Api.Exemplars;
using CoCosNet.Api.Forms;
using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Api.Translations;

/// <summary>Builds translation requests from forms, and replaces ids of kept exemplars by their files.</summary>
internal sealed class TranslationRequests(ExemplarStore exemplars)
{
    /// <summary>Builds the request for one exemplar of a form, or for all of them if they share a picture.</summary>
    /// <param name="form">The form.</param>
    /// <param name="exemplar">Number of the exemplar, from 0.</param>
    /// <param name="owner">The owner of the kept exemplar.</param>
    /// <param name="representation">The requested representation.</param>
    /// <param name="cancellationToken">The client has disconnected.</param>
    /// <exception cref="RequestException">A file is missing, or there is no such kept exemplar.</exception>
    /// <exception cref="TranslationException">A file is empty or an option is out of range.</exception>
    public async Task<TranslationRequest> ReadAsync(
        Form form, int exemplar, string owner, Representation representation, CancellationToken cancellationToken)
    {
        if (!form.SharesPicture)
        {
            return form.ToRequest(representation, exemplar, await LoadAsync(form, exemplar, owner, cancellationToken));
        }

        var kept = new ExemplarFiles?[form.CountExemplars()];
        for (var each = 0; each < kept.Length; each++)
        {
            kept[each] = await LoadAsync(form, each, owner, cancellationToken);
        }

        return form.ToSharedRequest(representation, kept);
    }

    private async Task<ExemplarFiles?> LoadAsync(Form form, int exemplar, string owner, CancellationToken cancellationToken) =>
        form.ExemplarId(exemplar) is { } id ? await exemplars.LoadAsync(owner, id, cancellationToken) : null;
}
