namespace CoCosNet.Api.Webhooks;

/// <summary>A callback's host has no address that may be connected to.</summary>
internal sealed class ForbiddenAddressException(string host)
    : Exception($"'{host}' has no public address, and the setting Webhooks:AllowPrivateAddresses is off");
