using System.Globalization;
using CoCosNet.Api.Problems;

namespace CoCosNet.Api.Access.Quotas;

/// <summary>Problems of requests beyond a rate.</summary>
internal static class QuotaProblems
{
    public static string TooManyRequests(QuotaReading reading) => string.Create(
        CultureInfo.InvariantCulture,
        $"You may send {reading.PerMinute} requests a minute, {reading.Limit} at once; send the next one in {reading.RetryAfter.TotalSeconds:0.0} s.");

    /// <param name="reading">The bucket that refused.</param>
    /// <param name="pictures">How many pictures the request asks for.</param>
    /// <param name="field">The field that asks for them.</param>
    public static RequestException TooManyPictures(QuotaReading reading, int pictures, string field)
    {
        var fix = pictures > reading.Limit
            ? string.Create(CultureInfo.InvariantCulture, $"ask for at most {reading.Limit}")
            : string.Create(CultureInfo.InvariantCulture, $"send it again in {reading.RetryAfter.TotalSeconds:0.0} s, or ask for fewer");
        return new RequestException(
            HttpProblems.QuotaExceeded,
            field,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The request counts as {pictures}, one for each picture, and you may send {reading.PerMinute} requests a minute, {reading.Limit} at once; {fix}."))
        {
            RetryAfter = reading.RetryAfter,
        };
    }
}
