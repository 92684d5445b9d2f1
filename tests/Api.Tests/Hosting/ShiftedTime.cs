namespace CoCosNet.Api.Tests.Hosting;

/// <summary>The system's clock, which a test can put forward; timers that are due by then fire at once.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly HashSet<ShiftedTimer> _timers = [];
    private TimeSpan _ahead;
    private TimeSpan _set;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return System.GetUtcNow() + _ahead + _set;
        }
    }

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return (System.GetUtcNow() + _ahead).Ticks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ShiftedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Sets the clock forward or back, as on a machine whose clock is set: what elapses, timers included, is not touched by it.</summary>
    public void SetClock(TimeSpan by)
    {
        lock (_lock)
        {
            _set += by;
        }
    }

    public void Advance(TimeSpan time)
    {
        lock (_lock)
        {
            _ahead += time;
            foreach (var timer in _timers)
            {
                timer.Shorten(time);
            }
        }
    }

    /// <summary>A system timer that remembers when it is due.</summary>
    private sealed class ShiftedTimer : ITimer
    {
        private readonly ShiftedTime _time;
        private readonly ITimer _timer;
        private TimeSpan _period;
        private DateTimeOffset? _due;

        public ShiftedTimer(ShiftedTime time, TimerCallback callback, object? state)
        {
            _time = time;
            _timer = System.CreateTimer(
                _ =>
                {
                    lock (time._lock)
                    {
                        _due = _period > TimeSpan.Zero ? System.GetUtcNow() + _period : null;
                    }

                    callback(state);
                },
                null,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_time._lock)
            {
                _time._timers.Add(this);
                _due = dueTime >= TimeSpan.Zero ? System.GetUtcNow() + dueTime : null;
                _period = period;
                return _timer.Change(dueTime, period);
            }
        }

        /// <summary>Under the lock.</summary>
        public void Shorten(TimeSpan time)
        {
            if (_due is { } due)
            {
                _due = due - time;
                var left = _due.Value - System.GetUtcNow();
                _timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, _period);
            }
        }

        public void Dispose()
        {
            lock (_time._lock)
            {
                _time._timers.Remove(this);
            }

            _timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
