namespace CoCosNet.Training.Evaluation.Scores;

/// <summary>Intersection over union of predicted and true classes, over all pixels of all added pictures.</summary>
internal sealed class ClassOverlap(int classes)
{
    private readonly long[] _both = new long[classes];
    private readonly long[] _predicted = new long[classes];
    private readonly long[] _actual = new long[classes];

    /// <param name="predicted">The predicted class of each pixel.</param>
    /// <param name="actual">The true class of each pixel.</param>
    public void Add(ReadOnlySpan<byte> predicted, ReadOnlySpan<byte> actual)
    {
        if (predicted.Length != actual.Length)
        {
            throw new ArgumentException($"{predicted.Length} predictions for {actual.Length} pixels.", nameof(predicted));
        }

        for (var pixel = 0; pixel < actual.Length; pixel++)
        {
            _predicted[predicted[pixel]]++;
            _actual[actual[pixel]]++;
            if (predicted[pixel] == actual[pixel])
            {
                _both[actual[pixel]]++;
            }
        }
    }

    /// <summary>IoU of each class; null for a class without true pixels.</summary>
    public double?[] PerClass() =>
        [.. Enumerable.Range(0, classes).Select(
            label => _actual[label] == 0 ? (double?)null : (double)_both[label] / (_predicted[label] + _actual[label] - _both[label]))];

    /// <summary>Mean IoU over the classes that occur; 0 if there are none.</summary>
    public double Mean() => PerClass().Average() ?? 0;
}
