namespace CoCosNet.Api.Tests.Abuse;

/// <summary>A small file that asks for much.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Model">The model that it is sent to.</param>
/// <param name="Field">The form's field that it is sent in.</param>
/// <param name="Code">The problem that it is refused with; null where its bulk is never unpacked, so that there is nothing to refuse.</param>
/// <param name="Make">Its bytes.</param>
internal sealed record Bomb(string Name, string Model, string Field, string? Code, Func<byte[]> Make);
