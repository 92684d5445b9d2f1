using CoCosNet.Contracts.Translations;
using CoCosNet.Inference.Models;
using CoCosNet.Inference.Serving.Caching;
using CoCosNet.Model.Networks;

namespace CoCosNet.Inference.Serving.Exemplars;

/// <summary>An exemplar prepared for one model and one result size.</summary>
/// <param name="matched">See <see cref="Matched"/>.</param>
/// <param name="painted">See <see cref="Painted"/>.</param>
/// <param name="encoded">The model's encoding of <paramref name="matched"/>, which the instance owns.</param>
internal sealed class PreparedExemplar(Exemplar matched, Exemplar painted, EncodedExemplar encoded) : CachedEncoding(encoded.Tensors)
{
    /// <summary>The exemplar, padded to the grid that it is matched on.</summary>
    public Exemplar Matched => matched;

    /// <summary>The exemplar at the result's own scale, without padding.</summary>
    public Exemplar Painted => painted;

    /// <summary>How the exemplar's map was read; null if the request has none.</summary>
    public MapReading? MapReading { get; init; }

    public EncodedExemplar Encoded => encoded;

    public override long Bytes => base.Bytes + Matched.Bytes + (ReferenceEquals(Matched, Painted) ? 0 : Painted.Bytes);
}
