namespace CoCosNet.Api.Roles;

/// <summary>What a process does. Setting <c>Role</c>.</summary>
internal enum ProcessRole
{
    /// <summary>It answers HTTP and translates.</summary>
    All,

    /// <summary>It answers HTTP and translates nothing; needs a shared store.</summary>
    Api,

    /// <summary>It translates, and answers health probes only; needs a shared store.</summary>
    Worker,
}
