namespace CoCosNet.Model.Weights.Pickle;

/// <summary>
/// A value of a pickle program: plain data, or an object of <see cref="IPickleObjects"/>. Values may form cycles, so every traversal is
/// bounded.
/// </summary>
internal abstract class PickleValue
{
    /// <summary>Kind of the value, for messages.</summary>
    public abstract string Kind { get; }

    public sealed class None : PickleValue
    {
        public static None Value { get; } = new();

        public override string Kind => "None";
    }

    public sealed class Boolean(bool value) : PickleValue
    {
        public bool Value { get; } = value;

        public override string Kind => "a boolean";
    }

    public sealed class Integer(long value) : PickleValue
    {
        public long Value { get; } = value;

        public override string Kind => "an integer";
    }

    public sealed class Float(double value) : PickleValue
    {
        public double Value { get; } = value;

        public override string Kind => "a float";
    }

    public sealed class Text(string value) : PickleValue
    {
        public string Value { get; } = value;

        public override string Kind => "a string";
    }

    public sealed class Tuple(PickleValue[] items) : PickleValue
    {
        public PickleValue[] Items { get; } = items;

        public override string Kind => "a tuple";
    }

    public sealed class List : PickleValue
    {
        public List<PickleValue> Items { get; } = [];

        public override string Kind => "a list";
    }

    /// <summary>Pairs in insertion order. Not a hash table, because keys are untrusted; callers that need uniqueness check it.</summary>
    public sealed class Dictionary : PickleValue
    {
        public List<KeyValuePair<PickleValue, PickleValue>> Entries { get; } = [];

        public override string Kind => "a dictionary";
    }
}
