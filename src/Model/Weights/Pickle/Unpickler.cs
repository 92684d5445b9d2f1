using CoCosNet.Model.Weights.Files;

namespace CoCosNet.Model.Weights.Pickle;

/// <summary>
/// Runs one pickle program up to its STOP. It creates plain data itself and delegates names, calls, state and persistent ids to
/// <see cref="IPickleObjects"/>. The number of opcodes bounds time and memory; nothing recurses.
/// </summary>
internal sealed class Unpickler
{
    private const int OldestProtocol = 2;
    private const int NewestProtocol = 5;

    private readonly PickleInput _input;
    private readonly IPickleObjects _objects;
    private readonly CheckpointLimits _limits;
    private readonly PickleStack _stack;
    private readonly PickleMemo _memo;

    private Unpickler(PickleInput input, IPickleObjects objects, CheckpointLimits limits)
    {
        _input = input;
        _objects = objects;
        _limits = limits;
        _stack = new PickleStack(limits);
        _memo = new PickleMemo(limits);
    }

    /// <summary>
    /// Runs the program at <paramref name="start"/>; returns its value and its end, which is at most <paramref name="end"/>.
    /// </summary>
    public static (PickleValue Value, long End) Run(
        CheckpointFile file, long start, long end, IPickleObjects objects, CheckpointLimits limits)
    {
        var input = new PickleInput(file, start, end, limits);
        var value = new Unpickler(input, objects, limits).Run();
        return (value, input.Position);
    }

    private PickleValue Run()
    {
        if ((PickleOpcode)_input.ReadByte() != PickleOpcode.Protocol)
        {
            throw Malformed("The pickle does not begin with its protocol number.");
        }

        CheckProtocol();
        for (var operations = 0; operations < _limits.MaxPickleOperations; operations++)
        {
            var opcode = (PickleOpcode)_input.ReadByte();
            if (opcode == PickleOpcode.Stop)
            {
                return _stack.HoldsOneResult ? _stack.Pop() : throw Malformed("The pickle stops with more or less than one value.");
            }

            Execute(opcode);
        }

        throw new CheckpointException(CheckpointError.TooLarge, $"The pickle takes more than {_limits.MaxPickleOperations} operations.");
    }

    private void Execute(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Frame: _input.ReadUInt64(); break;
            case PickleOpcode.Mark: _stack.Mark(); break;

            case PickleOpcode.None: _stack.Push(PickleValue.None.Value); break;
            case PickleOpcode.True: _stack.Push(new PickleValue.Boolean(true)); break;
            case PickleOpcode.False: _stack.Push(new PickleValue.Boolean(false)); break;
            case PickleOpcode.Int8: PushInteger(_input.ReadByte()); break;
            case PickleOpcode.Int16: PushInteger(_input.ReadUInt16()); break;
            case PickleOpcode.Int32: PushInteger(_input.ReadInt32()); break;
            case PickleOpcode.Long1: PushInteger(_input.ReadInteger(_input.ReadByte())); break;
            case PickleOpcode.Long4: PushInteger(_input.ReadInteger(_input.ReadInt32())); break;
            case PickleOpcode.Float: _stack.Push(new PickleValue.Float(_input.ReadDouble())); break;
            case PickleOpcode.Text: PushText(_input.ReadUInt32()); break;
            case PickleOpcode.ShortText: PushText(_input.ReadByte()); break;
            case PickleOpcode.LongText: PushText(_input.ReadUInt64()); break;

            case PickleOpcode.EmptyTuple: _stack.Push(new PickleValue.Tuple([])); break;
            case PickleOpcode.Tuple: _stack.Push(new PickleValue.Tuple(_stack.PopToMark())); break;
            case PickleOpcode.Tuple1: _stack.Push(new PickleValue.Tuple(_stack.Pop(1))); break;
            case PickleOpcode.Tuple2: _stack.Push(new PickleValue.Tuple(_stack.Pop(2))); break;
            case PickleOpcode.Tuple3: _stack.Push(new PickleValue.Tuple(_stack.Pop(3))); break;
            case PickleOpcode.EmptyList: _stack.Push(new PickleValue.List()); break;
            case PickleOpcode.Append: Append(_stack.Pop(1)); break;
            case PickleOpcode.Appends: Append(_stack.PopToMark()); break;
            case PickleOpcode.EmptyDictionary: _stack.Push(new PickleValue.Dictionary()); break;
            case PickleOpcode.SetItem: SetItems(_stack.Pop(2)); break;
            case PickleOpcode.SetItems: SetItems(_stack.PopToMark()); break;

            case PickleOpcode.Global: _stack.Push(_objects.Resolve(_input.ReadLine(), _input.ReadLine())); break;
            case PickleOpcode.StackGlobal: ResolveFromStack(); break;
            case PickleOpcode.Reduce: Call(); break;
            case PickleOpcode.Build: SetState(); break;
            case PickleOpcode.PersistentId: _stack.Push(_objects.Load(_stack.Pop())); break;

            case PickleOpcode.Put: _memo.Put(_input.ReadByte(), _stack.Peek()); break;
            case PickleOpcode.LongPut: _memo.Put(_input.ReadUInt32(), _stack.Peek()); break;
            case PickleOpcode.Memoize: _memo.Add(_stack.Peek()); break;
            case PickleOpcode.Get: _stack.Push(_memo.Get(_input.ReadByte())); break;
            case PickleOpcode.LongGet: _stack.Push(_memo.Get(_input.ReadUInt32())); break;

            default:
                throw new CheckpointException(
                    CheckpointError.UnsupportedOpcode,
                    $"The pickle uses the opcode 0x{(byte)opcode:x2} before byte {_input.Position}, which no state dictionary needs.");
        }
    }

    private static CheckpointException Malformed(string detail) => new(CheckpointError.MalformedPickle, detail);

    private void CheckProtocol()
    {
        var protocol = _input.ReadByte();
        if (protocol is < OldestProtocol or > NewestProtocol)
        {
            throw Malformed($"The pickle is of protocol {protocol}; {OldestProtocol} to {NewestProtocol} are read.");
        }
    }

    private void PushInteger(long value) => _stack.Push(new PickleValue.Integer(value));

    private void PushText(ulong count) => _stack.Push(new PickleValue.Text(_input.ReadText(count)));

    private void Append(PickleValue[] items)
    {
        if (_stack.Peek() is not PickleValue.List list)
        {
            throw Malformed($"The pickle appends to {_stack.Peek().Kind}.");
        }

        list.Items.AddRange(items);
    }

    private void SetItems(PickleValue[] keysAndValues)
    {
        if (_stack.Peek() is not PickleValue.Dictionary dictionary || keysAndValues.Length % 2 != 0)
        {
            throw Malformed($"The pickle sets {keysAndValues.Length} keys and values on {_stack.Peek().Kind}.");
        }

        for (var i = 0; i < keysAndValues.Length; i += 2)
        {
            dictionary.Entries.Add(new(keysAndValues[i], keysAndValues[i + 1]));
        }
    }

    private void ResolveFromStack()
    {
        if (_stack.Pop(2) is not [PickleValue.Text module, PickleValue.Text name])
        {
            throw Malformed("The pickle names a global by something other than two strings.");
        }

        _stack.Push(_objects.Resolve(module.Value, name.Value));
    }

    private void Call()
    {
        if (_stack.Pop(2) is not [var callable, PickleValue.Tuple arguments])
        {
            throw Malformed("The pickle calls with something other than a tuple of arguments.");
        }

        _stack.Push(_objects.Call(callable, arguments.Items));
    }

    private void SetState()
    {
        var state = _stack.Pop();
        _objects.SetState(_stack.Peek(), state);
    }
}
