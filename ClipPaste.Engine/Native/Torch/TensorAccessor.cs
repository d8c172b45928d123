using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>
/// Reads and writes the elements of a tensor in row-major order, whatever its strides and device. Elements of tensors that are not contiguous
/// or not on the CPU pass through a copy.
/// </summary>
/// <typeparam name="T">The .NET type of the elements.</typeparam>
internal sealed class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly Tensor tensor;
    private readonly Tensor? copy;

    internal TensorAccessor(Tensor tensor)
    {
        this.tensor = tensor;
        if (tensor.device_type == DeviceType.CPU && tensor.is_contiguous())
            return;
        using var there = tensor.detach();
        using var here = there.cpu();
        copy = here.contiguous().DetachFromDisposeScope();
    }

    public long Count => tensor.numel();

    /// <summary>One element: by its place in row-major order, or by an index for every dimension.</summary>
    public T this[params long[] indices]
    {
        get => Elements[Place(indices)];
        set => CopyFrom([value], 0, Place(indices));
    }

    private unsafe Span<T> Elements => new((copy ?? tensor).Describe().Data, checked((int)Count));

    public T[] ToArray()
    {
        var array = Elements.ToArray();
        GC.KeepAlive(this);
        return array;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>Copies elements from place <paramref name="tensorIndex"/> on until either side ends.</summary>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var from = Elements[(int)tensorIndex..];
        var to = array[arrayIndex..];
        from[..Math.Min(from.Length, to.Length)].CopyTo(to);
        GC.KeepAlive(this);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>Overwrites elements from place <paramref name="tensorIndex"/> on until either side ends.</summary>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var from = array[arrayIndex..];
        var to = Elements[(int)tensorIndex..];
        from[..Math.Min(from.Length, to.Length)].CopyTo(to);
        if (copy is null)
            return;
        using var unrecorded = no_grad();
        tensor.copy_(copy);
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0L; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Frees the copy, if one was made; never the tensor.</summary>
    public void Dispose() => copy?.Dispose();

    private int Place(long[] indices)
    {
        if (indices.Length == 1)
            return checked((int)indices[0]);
        var place = 0L;
        var shape = tensor.shape;
        for (var i = 0; i < shape.Length; i++)
            place = place * shape[i] + indices[i];
        return checked((int)place);
    }
}
