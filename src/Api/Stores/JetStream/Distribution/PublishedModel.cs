using NATS.Client.ObjectStore.Models;

namespace CoCosNet.Api.Stores.JetStream.Distribution;

/// <summary>A model in the object store: an object named by the model's id, whose metadata has the model's digest.</summary>
/// <param name="Id">The model's id.</param>
/// <param name="Version">Identifies this publication.</param>
/// <param name="Digest">The digest that the model has once it is loaded.</param>
/// <param name="Bytes">Size of the package.</param>
internal sealed record PublishedModel(string Id, string Version, string Digest, long Bytes)
{
    private const string DigestKey = "model-digest";

    public static ObjectMetadata Describe(ModelFiles files) => new()
    {
        Name = files.Id,
        Metadata = new Dictionary<string, string> { [DigestKey] = files.Digest },
    };

    public static PublishedModel Of(ObjectMetadata metadata) => new(
        metadata.Name, metadata.Nuid ?? "", metadata.Metadata?.GetValueOrDefault(DigestKey) ?? "", (long)metadata.Size);
}
