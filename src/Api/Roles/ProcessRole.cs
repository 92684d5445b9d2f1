namespace CoCosNet.Api.Roles;

/// <summary>The role of a process. Setting <c>Role</c>.</summary>
internal enum ProcessRole
{
    /// <summary>Answers HTTP and translates.</summary>
    All,

    /// <summary>Answers HTTP and does not translate; needs a shared store.</summary>
    Api,

    /// <summary>Translates and answers only health probes; needs a shared store.</summary>
    Worker,
}
