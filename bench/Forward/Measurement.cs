using System.Globalization;

namespace CoCosNet.Bench.Forward;

/// <summary>Milliseconds of one picture, by stage.</summary>
internal sealed record Measurement(
    double Decode, double MapFeatures, double ExemplarDecode, double ExemplarFeatures, double Matching, double Generator, double Encode, double ProcessorTime)
{
    public const string Header =
        " size path       decode  map f.  exemplar f.  matching  generator  encode |  fresh  cached  processor | GFLOP/s  of conv. | peak MB";

    public double Fresh => Cached + ExemplarDecode + ExemplarFeatures;

    public double Cached => Decode + MapFeatures + Matching + Generator + Encode;

    private double Network => MapFeatures + ExemplarFeatures + Matching + Generator;

    /// <summary>Formats a line of the table.</summary>
    /// <param name="size">Side of the picture in pixels.</param>
    /// <param name="path">The forward path.</param>
    /// <param name="convolution">The machine's convolution rate in that path's type, GFLOP/s.</param>
    /// <param name="peakBytes">The process's peak memory.</param>
    public string Line(int size, ForwardPath path, double convolution, long peakBytes)
    {
        var rate = Workload.Flops(size) / Network / 1e6;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{size,5} {path,-9} {Decode + ExemplarDecode,7:F0} {MapFeatures,7:F0} {ExemplarFeatures,12:F0} {Matching,9:F0} {Generator,10:F0} {Encode,7:F0} | {Fresh,6:F0} {Cached,7:F0} {ProcessorTime,10:F0} | {rate,7:F0} {rate / convolution,8:P0} | {peakBytes / 1e6,7:F0}");
    }
}
