using CoCosNet.Contracts.Content;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>Remembers inputs that crashed workers and refuses them for a while, so that resending one does not crash another worker.</summary>
internal sealed class InputQuarantine(TimeProvider time)
{
    private const int Capacity = 256;
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, long> _quarantined = new(StringComparer.Ordinal);

    /// <summary>Adds an input.</summary>
    /// <returns>The error for the request that sent it.</returns>
    public TranslationException Add(TranslationRequest request)
    {
        var digest = Digest(request);
        lock (_quarantined)
        {
            foreach (var old in _quarantined.Where(entry => IsOver(entry.Value)).Select(entry => entry.Key).ToList())
            {
                _quarantined.Remove(old);
            }

            if (_quarantined.Count == Capacity)
            {
                _quarantined.Remove(_quarantined.MinBy(entry => entry.Value).Key);
            }

            _quarantined[digest] = time.GetTimestamp();
        }

        return Refusal(digest);
    }

    /// <returns>The error for a quarantined input; null for any other input.</returns>
    public TranslationException? Find(TranslationRequest request)
    {
        lock (_quarantined)
        {
            // Hashing megabytes takes milliseconds, and the quarantine is usually empty.
            if (_quarantined.Count == 0)
            {
                return null;
            }
        }

        var digest = Digest(request);
        lock (_quarantined)
        {
            return _quarantined.TryGetValue(digest, out var since) && !IsOver(since) ? Refusal(digest) : null;
        }
    }

    /// <summary>Computes the digest of an input: model, size and files.</summary>
    private static string Digest(TranslationRequest request)
    {
        using var digest = new ContentDigest();
        digest.Add("request", $"{request.Model} {request.Options.Width}x{request.Options.Height}")
            .Add(request.Map is { IsPicture: true } ? "layout" : "map", (request.Map?.Content ?? default).Span).Add("subset", (request.Map?.Subset ?? default).Span).Add("exemplar", request.Exemplar.Span)
            .Add("map", (request.ExemplarMap?.Content ?? default).Span).Add("subset", (request.ExemplarMap?.Subset ?? default).Span);
        foreach (var other in request.OtherExemplars)
        {
            digest.Add("exemplar", other.Picture.Span).Add("map", (other.Map?.Content ?? default).Span);
        }

        return $"sha256:{digest.Finish()}";
    }

    private static TranslationException Refusal(string digest) => new(
        TranslationError.HarmfulInput, null,
        $"The input {digest} crashed the worker process twice; it is refused for {Memory.TotalMinutes:0} minutes. Please report it with its digest.");

    private bool IsOver(long since) => time.GetElapsedTime(since) >= Memory;
}
