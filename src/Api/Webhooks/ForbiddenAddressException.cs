namespace CoCosNet.Api.Webhooks;

/// <summary>The host of a callback has no allowed address.</summary>
internal sealed class ForbiddenAddressException(string host)
    : Exception($"'{host}' has no public address, and the setting Webhooks:AllowPrivateAddresses is off");
