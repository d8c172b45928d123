namespace Microsoft.ML.OnnxRuntime;

/// <summary>A list that disposes of its members when it is disposed of.</summary>
/// <typeparam name="T">Type of a member.</typeparam>
public interface IDisposableReadOnlyCollection<T> : IReadOnlyCollection<T>, IReadOnlyList<T>, IDisposable;

internal sealed class DisposableList<T>(int capacity) : List<T>(capacity), IDisposableReadOnlyCollection<T>
    where T : IDisposable
{
    public void Dispose()
    {
        foreach (var member in this)
            member.Dispose();
        Clear();
    }
}
