using System.Text;
using System.Text.Json.Nodes;

namespace CoCosNet.Tests.Fuzzing;

/// <summary>Damage to JSON documents that keeps them JSON: values replaced, repeated, nested, removed.</summary>
internal static class JsonMutator
{
    /// <summary>Stands for half of a character, which JSON can name and no string can hold.</summary>
    private const string Surrogate = "surrogate";

    private static readonly string[] Values =
    [
        "null", "true", "\"\"", "\"x\"", "\"\\u0000\"", $"\"{Surrogate}\"", "[]", "{}", "[[[[]]]]", "{\"a\":{}}", "\"../../etc/passwd\"", "\"#zzzzzz\"", "[null]",
    ];

    /// <summary>One of the documents with up to two changes, or one that is no JSON any more.</summary>
    public static byte[] Damage(IReadOnlyList<byte[]> documents, Random random)
    {
        if (random.Next(3) == 0)
        {
            return Mutator.Damage(documents, random);
        }

        var root = JsonNode.Parse(documents[random.Next(documents.Count)])!;
        for (var changes = random.Next(3); changes > 0; changes--)
        {
            Change(root, random);
        }

        var text = root.ToJsonString().Replace(Surrogate, "\\ud800", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(random.Next(30) == 0 ? Nest(text, random.Next(2, 20_000)) : text);
    }

    private static void Change(JsonNode root, Random random)
    {
        var holders = Holders(root).ToArray();
        switch (holders[random.Next(holders.Length)])
        {
            case JsonObject { Count: > 0 } members:
                var name = members.ElementAt(random.Next(members.Count)).Key;
                if (random.Next(4) == 0)
                {
                    members.Remove(name);
                }
                else
                {
                    members[random.Next(8) == 0 ? $"{name}x" : name] = Value(random);
                }

                break;
            case JsonArray { Count: > 0 } items when random.Next(2) == 0:
                items[random.Next(items.Count)] = Value(random);
                break;
            case JsonArray { Count: > 0 } items when random.Next(3) == 0:
                items.RemoveAt(random.Next(items.Count));
                break;
            case JsonArray items:
                items.Insert(random.Next(items.Count + 1), items.Count > 0 && random.Next(2) == 0 ? items[random.Next(items.Count)]?.DeepClone() : Value(random));
                break;
        }
    }

    private static IEnumerable<JsonNode> Holders(JsonNode node)
    {
        yield return node;
        var below = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (var child in below.Where(child => child is JsonObject or JsonArray).SelectMany(child => Holders(child!)))
        {
            yield return child;
        }
    }

    private static JsonNode? Value(Random random)
    {
        try
        {
            return JsonNode.Parse(random.Next(2) == 0 ? Mutator.Number(random) : Values[random.Next(Values.Length)]);
        }
        catch (System.Text.Json.JsonException)
        {
            return JsonValue.Create("no number");
        }
    }

    private static string Nest(string text, int depth) => $"{new string('[', depth)}{text}{new string(']', depth)}";
}
