using CoCosNet.Api.Problems;
using CoCosNet.Contracts.Translations;
using Microsoft.Net.Http.Headers;

namespace CoCosNet.Api.Answers;

/// <summary>What the client wants to receive, by its Accept header (RFC 9110, 12.5.1).</summary>
/// <param name="Kind">The picture itself, JSON with pictures inside, or events that end in such JSON.</param>
/// <param name="Formats">Formats that the picture may have, at least one; the first is the default.</param>
/// <param name="TakesParts">Whether several pictures may come as parts.</param>
internal sealed record Representation(AnswerKind Kind, IReadOnlyList<PictureFormat> Formats, bool TakesParts)
{
    /// <summary>Media type of several pictures: what browsers and HTTP libraries can take apart.</summary>
    public const string Parts = "multipart/form-data";

    private const string Json = "application/json";
    private const string Events = "text/event-stream";

    private static readonly PictureFormat[] AllFormats = [PictureFormat.Png, PictureFormat.Webp, PictureFormat.Jpeg];

    private static readonly (MediaTypeHeaderValue Type, AnswerKind Kind, PictureFormat? Format)[] Offers =
    [
        (new("image/png"), AnswerKind.Picture, PictureFormat.Png),
        (new("image/webp"), AnswerKind.Picture, PictureFormat.Webp),
        (new("image/jpeg"), AnswerKind.Picture, PictureFormat.Jpeg),
        (new(Json), AnswerKind.Json, null),
        (new(Events), AnswerKind.Events, null),
        (new(Parts), AnswerKind.Parts, null),
    ];

    /// <summary>Picks the offer with the highest quality; ties go to the more specific range, then to the order of the offers.</summary>
    /// <exception cref="RequestException">Accept excludes everything on offer.</exception>
    public static Representation Negotiate(IList<MediaTypeHeaderValue> accept)
    {
        if (accept.Count == 0)
        {
            return new(AnswerKind.Picture, AllFormats, TakesParts: true);
        }

        var ranked = Offers
            .Select(offer => (offer.Kind, offer.Format, Range: MostSpecificRange(accept, offer.Type)))
            .Where(offer => offer.Range is not null && Quality(offer.Range) > 0)
            .OrderByDescending(offer => Quality(offer.Range!))
            .ThenByDescending(offer => Specificity(offer.Range!))
            .ToArray();
        if (ranked.Length == 0)
        {
            throw new RequestException(
                HttpProblems.NotAcceptable,
                field: null,
                $"Accept is '{string.Join(", ", accept)}'; a translation is answered as {string.Join(", ", Offers.Select(offer => offer.Type))}.");
        }

        var best = ranked[0];
        var takesParts = ranked.Any(offer => offer.Kind == AnswerKind.Parts);
        if (best.Kind != AnswerKind.Picture)
        {
            return new(best.Kind, AllFormats, takesParts);
        }

        // A range such as image/* leaves the format open: all formats that it matches are acceptable.
        return new(
            AnswerKind.Picture,
            [.. ranked.Where(offer => offer.Range == best.Range).Select(offer => offer.Format).OfType<PictureFormat>()],
            takesParts);
    }

    /// <summary>How several pictures are answered: as parts where one would be the picture itself.</summary>
    /// <exception cref="RequestException">Accept excludes both parts and JSON.</exception>
    public Representation OfSeveral() => Kind switch
    {
        AnswerKind.Json or AnswerKind.Parts => this,
        AnswerKind.Picture when TakesParts => this with { Kind = AnswerKind.Parts },
        _ => throw new RequestException(
            HttpProblems.NotAcceptable,
            field: null,
            $"Several pictures are answered as {Parts} or {Json}, and Accept is neither; with 'Prefer: respond-async' they become jobs."),
    };

    /// <summary>The requested format if Accept allows it, otherwise the default.</summary>
    public PictureFormat Choose(PictureFormat? requested) => requested is { } format && Formats.Contains(format) ? format : Formats[0];

    private static MediaTypeHeaderValue? MostSpecificRange(IEnumerable<MediaTypeHeaderValue> accept, MediaTypeHeaderValue offer) =>
        accept.Where(range => Matches(range, offer)).MaxBy(Specificity);

    // Parameters other than q (charset, version) do not distinguish what is on offer, so they are not compared.
    private static bool Matches(MediaTypeHeaderValue range, MediaTypeHeaderValue offer) =>
        range.MatchesAllTypes
        || (range.Type.Equals(offer.Type, StringComparison.OrdinalIgnoreCase)
            && (range.MatchesAllSubTypes || range.SubType.Equals(offer.SubType, StringComparison.OrdinalIgnoreCase)));

    private static int Specificity(MediaTypeHeaderValue range) => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2;

    private static double Quality(MediaTypeHeaderValue range) => range.Quality ?? 1;
}

/// <summary>The kinds of answers to a translation.</summary>
internal enum AnswerKind
{
    /// <summary>The picture itself.</summary>
    Picture,

    /// <summary>JSON with the pictures inside.</summary>
    Json,

    /// <summary>Server-sent events; the last one contains that JSON.</summary>
    Events,

    /// <summary>A picture or a problem a part.</summary>
    Parts,
}
