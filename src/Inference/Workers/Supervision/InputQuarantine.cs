using CoCosNet.Contracts.Content;
using CoCosNet.Contracts.Errors;
using CoCosNet.Contracts.Translations;

namespace CoCosNet.Inference.Workers.Supervision;

/// <summary>Inputs that ended workers, refused for a while: whoever sends one again must not end another.</summary>
internal sealed class InputQuarantine(TimeProvider time)
{
    private const int Capacity = 256;
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, long> _quarantined = new(StringComparer.Ordinal);

    /// <summary>Remembers an input.</summary>
    /// <returns>What its sender hears.</returns>
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

    /// <returns>The refusal of an input that is remembered; null for all others.</returns>
    public TranslationException? Find(TranslationRequest request)
    {
        lock (_quarantined)
        {
            // A digest of megabytes takes milliseconds, and there is hardly ever anything to compare it with.
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

    /// <summary>Of all that a worker computes with: model, files, size.</summary>
    private static string Digest(TranslationRequest request)
    {
        using var digest = new ContentDigest();
        digest.Add("request", $"{request.Model} {request.Options.Width}x{request.Options.Height}")
            .Add("map", request.Map.Content.Span).Add("subset", (request.Map.Subset ?? default).Span).Add("exemplar", request.Exemplar.Span)
            .Add("map", (request.ExemplarMap?.Content ?? default).Span).Add("subset", (request.ExemplarMap?.Subset ?? default).Span);
        return $"sha256:{digest.Finish()}";
    }

    private static TranslationException Refusal(string digest) => new(
        TranslationError.HarmfulInput, null,
        $"The input {digest} crashed the worker process twice; it is refused for {Memory.TotalMinutes:0} minutes. Please report it with its digest.");

    private bool IsOver(long since) => time.GetElapsedTime(since) >= Memory;
}
