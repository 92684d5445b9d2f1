namespace CoCosNet.Model.Weights.Pickle;

/// <summary>Where a pickle program meets names of the outside world. An implementation is an allow-list: it refuses all else.</summary>
internal interface IPickleObjects
{
    /// <summary>The object of a qualified name.</summary>
    PickleValue Resolve(string module, string name);

    /// <summary>The result of calling a resolved object.</summary>
    PickleValue Call(PickleValue callable, PickleValue[] arguments);

    /// <summary>Sets the attributes of an object.</summary>
    void SetState(PickleValue target, PickleValue state);

    /// <summary>The object that lies outside the pickle under an id.</summary>
    PickleValue Load(PickleValue persistentId);
}
