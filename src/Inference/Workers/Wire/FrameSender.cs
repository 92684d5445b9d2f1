using System.Collections.Concurrent;

namespace CoCosNet.Inference.Workers.Wire;

/// <summary>Writes frames from a thread of its own: whoever sends never waits for a reader that is slow, stopped or dead.</summary>
internal sealed class FrameSender : IDisposable
{
    private readonly BlockingCollection<Frame> _frames = [];
    private readonly Stream _stream;
    private readonly Thread _thread;

    public FrameSender(Stream stream, string name)
    {
        _stream = stream;
        _thread = new Thread(Write) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>Sends soon; after the end of either side, never.</summary>
    public void Send(Frame frame)
    {
        try
        {
            _frames.Add(frame);
        }
        catch (InvalidOperationException)
        {
            // Completed in between: nobody reads any more.
        }
    }

    /// <summary>Takes no more frames; the thread ends once those it has are written.</summary>
    public void Complete() => _frames.CompleteAdding();

    /// <summary>Completes and waits until all is written.</summary>
    /// <returns>Whether it was, in time.</returns>
    public bool Flush(TimeSpan limit)
    {
        Complete();
        return _thread.Join(limit);
    }

    public void Dispose() => Complete();

    private void Write()
    {
        try
        {
            foreach (var frame in _frames.GetConsumingEnumerable())
            {
                FrameStream.Write(_stream, frame);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The other side is gone; the thread that reads from it notices and acts.
            Complete();
        }
    }
}
