namespace CoCosNet.Model.Weights.Pickle;

/// <summary>Resolves the external names in a pickle program. An implementation is an allow-list and refuses all other names.</summary>
internal interface IPickleObjects
{
    /// <summary>The object of a qualified name.</summary>
    PickleValue Resolve(string module, string name);

    /// <summary>The result of calling a resolved object.</summary>
    PickleValue Call(PickleValue callable, PickleValue[] arguments);

    /// <summary>Sets the attributes of an object.</summary>
    void SetState(PickleValue target, PickleValue state);

    /// <summary>The object with a persistent id, stored outside the pickle.</summary>
    PickleValue Load(PickleValue persistentId);
}
