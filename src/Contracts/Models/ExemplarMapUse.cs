namespace CoCosNet.Contracts.Models;

/// <summary>Whether a model needs the exemplar's semantic map.</summary>
public enum ExemplarMapUse
{
    Required,
    Optional,
}
