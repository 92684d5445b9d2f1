namespace CoCosNet.Contracts.Errors;

/// <summary>Why a server does not start. The value is the exit code of its process.</summary>
public enum StartFailure
{
    /// <summary>A reason that has no code of its own; the log has the details.</summary>
    Unexpected = 1,

    /// <summary>A setting has a value that cannot be used, or a settings file cannot be read.</summary>
    Setting = 10,

    /// <summary>The server cannot listen on an address: another process has the port, or this one may not use it.</summary>
    Address = 11,

    /// <summary>The data folder cannot be used: another server uses it, or it is not writable.</summary>
    DataFolder = 12,

    /// <summary>The folder of model folders is missing or cannot be read.</summary>
    ModelFolder = 13,

    /// <summary>The file of API keys, or the key of a TLS certificate, cannot be read.</summary>
    KeyFile = 14,

    /// <summary>The device is missing, or no worker process can be started.</summary>
    Device = 15,

    /// <summary>The database in the data folder is damaged or of another version.</summary>
    Database = 16,

    /// <summary>The NATS server that the setting <c>Nats__Url</c> names cannot be reached or refuses this process.</summary>
    Store = 17,
}
