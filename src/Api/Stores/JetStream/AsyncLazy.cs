namespace CoCosNet.Api.Stores.JetStream;

/// <summary>A value that the first caller creates. A failed creation is forgotten, so that the next caller tries again.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
internal sealed class AsyncLazy<T>(Func<Task<T>> create)
{
    private readonly Lock _lock = new();
    private Task<T>? _value;

    public Task<T> Value
    {
        get
        {
            lock (_lock)
            {
                if (_value is null or { IsFaulted: true } or { IsCanceled: true })
                {
                    _value = create();
                }

                return _value;
            }
        }
    }
}
