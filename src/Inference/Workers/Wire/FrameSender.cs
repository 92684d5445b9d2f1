using System.Collections.Concurrent;

namespace CoCosNet.Inference.Workers.Wire;

/// <summary>Sends frames from its own thread, so that senders never wait for a reader that is slow, stopped or dead.</summary>
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

    /// <summary>Queues a frame for sending; frames after the end of either side are dropped.</summary>
    public void Send(Frame frame)
    {
        try
        {
            _frames.Add(frame);
        }
        catch (InvalidOperationException)
        {
            // Completed in the meantime: no more frames are read.
        }
    }

    /// <summary>Accepts no more frames; the thread ends when the queued ones are written.</summary>
    public void Complete() => _frames.CompleteAdding();

    /// <summary>Completes and waits until all frames are written.</summary>
    /// <returns>Whether all frames were written within the limit.</returns>
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
            // The other side is gone; the thread that reads from it handles this.
            Complete();
        }
    }
}
