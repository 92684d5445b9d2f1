namespace CoCosNet.Model.Weights.Pickle;

/// <summary>The operand stack of a pickle program and the marks on it. Nothing below the last mark can be reached.</summary>
internal sealed class PickleStack(CheckpointLimits limits)
{
    private readonly List<PickleValue> _values = [];
    private readonly Stack<int> _marks = new();

    /// <summary>Whether the program is finished: exactly one value and no mark is left.</summary>
    public bool HoldsOneResult => _values.Count == 1 && _marks.Count == 0;

    public void Push(PickleValue value) => _values.Add(value);

    public PickleValue Peek()
    {
        Require(1);
        return _values[^1];
    }

    public PickleValue Pop()
    {
        var value = Peek();
        _values.RemoveAt(_values.Count - 1);
        return value;
    }

    /// <summary>Removes the top <paramref name="count"/> values; returns them deepest first.</summary>
    public PickleValue[] Pop(int count)
    {
        Require(count);
        var start = _values.Count - count;
        var popped = _values.GetRange(start, count).ToArray();
        _values.RemoveRange(start, count);
        return popped;
    }

    public void Mark()
    {
        if (_marks.Count == limits.MaxPickleDepth)
        {
            throw new CheckpointException(
                CheckpointError.TooLarge, $"The pickle nests collections more than {limits.MaxPickleDepth} deep.");
        }

        _marks.Push(_values.Count);
    }

    /// <summary>Removes the last mark and the values above it; returns these deepest first.</summary>
    public PickleValue[] PopToMark()
    {
        if (!_marks.TryPeek(out var mark))
        {
            throw new CheckpointException(CheckpointError.MalformedPickle, "The pickle closes a collection that it did not open.");
        }

        var popped = Pop(_values.Count - mark);
        _marks.Pop();
        return popped;
    }

    private void Require(int count)
    {
        var floor = _marks.TryPeek(out var mark) ? mark : 0;
        if (_values.Count - floor < count)
        {
            throw new CheckpointException(
                CheckpointError.MalformedPickle, $"The pickle takes {count} values where its stack holds {_values.Count - floor}.");
        }
    }
}
