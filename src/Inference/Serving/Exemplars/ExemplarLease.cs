namespace CoCosNet.Inference.Serving.Exemplars;

/// <summary>One use of a prepared exemplar.</summary>
internal readonly struct ExemplarLease(PreparedExemplar exemplar) : IDisposable
{
    public PreparedExemplar Exemplar { get; } = exemplar;

    public void Dispose() => Exemplar.Release();
}
