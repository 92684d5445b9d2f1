using System.Collections;
using System.Globalization;
using System.Text;

namespace CoCosNet.Api.Hosting;

/// <summary>A request's line in the log: fields by name for structured logs, a sentence for people. A missing field is left out of
/// both.</summary>
internal sealed class AnsweredRequest : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly List<KeyValuePair<string, object?>> _fields = [];
    private readonly StringBuilder _text = new();

    public AnsweredRequest(string method, string route, int status, double milliseconds)
    {
        _fields.AddRange([new("Method", method), new("Route", route), new("Status", status), new("Milliseconds", milliseconds)]);
        _text.Append(CultureInfo.InvariantCulture, $"{method} {route} {status} in {milliseconds:0.0} ms");
    }

    public int Count => _fields.Count;

    public KeyValuePair<string, object?> this[int index] => _fields[index];

    /// <summary>Adds a field if it has a value.</summary>
    /// <param name="name">Name for structured logs.</param>
    /// <param name="value">The value; null if the request has none.</param>
    /// <param name="format">The text with a placeholder: <c>model {0}</c>.</param>
    public AnsweredRequest With(string name, object? value, string format)
    {
        if (value is not null)
        {
            _text.Append(_fields.Count == 4 ? "; " : ", ").AppendFormat(CultureInfo.InvariantCulture, format, value);
            _fields.Add(new(name, value));
        }

        return this;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => _text.ToString();
}
