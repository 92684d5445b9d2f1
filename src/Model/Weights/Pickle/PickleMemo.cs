namespace CoCosNet.Model.Weights.Pickle;

/// <summary>The numbered values that a pickle program stores for reuse.</summary>
internal sealed class PickleMemo(CheckpointLimits limits)
{
    private readonly List<PickleValue?> _values = [];

    /// <summary>Stores a value under the next free number.</summary>
    public void Add(PickleValue value) => _values.Add(value);

    public void Put(uint index, PickleValue value)
    {
        // A pickler numbers values from zero, so a number above the limit of operations is invalid and would only cost memory.
        if (index >= (uint)limits.MaxPickleOperations)
        {
            throw new CheckpointException(
                CheckpointError.MalformedPickle, $"The pickle keeps a value as number {index}, more than it has operations.");
        }

        while (index >= _values.Count)
        {
            _values.Add(null);
        }

        _values[(int)index] = value;
    }

    public PickleValue Get(uint index)
    {
        var value = index < _values.Count ? _values[(int)index] : null;
        return value ?? throw new CheckpointException(
            CheckpointError.MalformedPickle, $"The pickle asks for number {index}, which it has not kept.");
    }
}
