namespace CoCosNet.Model.Weights.Pickle;

/// <summary>
/// The opcodes that picklers of protocols 2 to 5 write for dictionaries of tensors. Deliberately left out: opcodes that create class
/// instances (INST, OBJ, NEWOBJ), extension codes, byte strings, sets, out-of-band buffers, and the text forms of protocol 0.
/// </summary>
internal enum PickleOpcode : byte
{
    Mark = (byte)'(',
    Stop = (byte)'.',
    Protocol = 0x80,
    Frame = 0x95,

    None = (byte)'N',
    True = 0x88,
    False = 0x89,
    Int8 = (byte)'K',
    Int16 = (byte)'M',
    Int32 = (byte)'J',
    Long1 = 0x8a,
    Long4 = 0x8b,
    Float = (byte)'G',
    Text = (byte)'X',
    ShortText = 0x8c,
    LongText = 0x8d,

    EmptyTuple = (byte)')',
    Tuple = (byte)'t',
    Tuple1 = 0x85,
    Tuple2 = 0x86,
    Tuple3 = 0x87,
    EmptyList = (byte)']',
    Append = (byte)'a',
    Appends = (byte)'e',
    EmptyDictionary = (byte)'}',
    SetItem = (byte)'s',
    SetItems = (byte)'u',

    Global = (byte)'c',
    StackGlobal = 0x93,
    Reduce = (byte)'R',
    Build = (byte)'b',
    PersistentId = (byte)'Q',

    Put = (byte)'q',
    LongPut = (byte)'r',
    Memoize = 0x94,
    Get = (byte)'h',
    LongGet = (byte)'j',
}
