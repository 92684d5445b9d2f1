namespace CoCosNet.Api.Jobs;

/// <summary>A file that a job made.</summary>
/// <param name="Name">Its name among the job's.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Width">Width in pixels; null where it is no picture.</param>
/// <param name="Height">Height in pixels; null where it is no picture.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Digest">SHA-256 in hexadecimal digits.</param>
internal sealed record JobOutput(string Name, string MediaType, int? Width, int? Height, long Bytes, string Digest);
