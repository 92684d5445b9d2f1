using System.Runtime.Intrinsics;

namespace CoCosNet.Model.Matching.Kernel;

/// <summary>The two inner loops of the kernel that have a version for every vector width.</summary>
internal unsafe interface ILanes
{
    /// <summary>
    /// Computes four dot products: four pixels with one candidate each. The order of summation depends on the channels alone, so equal rows
    /// have equal products.
    /// </summary>
    /// <param name="queries">The map's rows.</param>
    /// <param name="keys">The exemplar's rows.</param>
    /// <param name="channels">Length of a row.</param>
    static abstract Vector128<float> Dot(in FeatureRows queries, in FeatureRows keys, int channels);

    /// <summary>Compares two lines of <see cref="BestCandidates.Line"/> keys and puts the larger of each pair into the first.</summary>
    static abstract void Exchange(long* larger, long* smaller);
}
