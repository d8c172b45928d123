using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Calls ATen operators by the name in their schema, such as <c>add.Tensor</c>, through libtorch's boxed dispatcher: autograd, type promotion
/// and devices are libtorch's own. Trailing arguments that are left out take the schema's defaults. Safe to use from several threads.
/// </summary>
internal static unsafe class Dispatcher
{
    private const int StackWords = 64;

    private static readonly ConcurrentDictionary<string, nint> Operators = new();

    /// <summary>Calls an operator that returns one tensor.</summary>
    internal static Tensor Call(string name, params ReadOnlySpan<Argument> arguments)
    {
        var results = Invoke(name, arguments, keep: true);
        if (results.Length == 1 && results[0].Kind == ArgumentKind.Tensor)
            return new Tensor((nint)results[0].Bits);
        Free(results);
        throw new InvalidOperationException($"{name} returned {results.Length} results where one tensor was expected.");
    }

    /// <summary>Calls an operator that returns several tensors or a list of them.</summary>
    internal static Tensor[] CallMany(string name, params ReadOnlySpan<Argument> arguments)
    {
        var results = Invoke(name, arguments, keep: true);
        var tensors = new Tensor[results.Length];
        for (var i = 0; i < tensors.Length; i++)
            tensors[i] = new Tensor((nint)results[i].Bits);
        return tensors;
    }

    /// <summary>Calls an operator that returns two tensors.</summary>
    internal static (Tensor First, Tensor Second) CallPair(string name, params ReadOnlySpan<Argument> arguments)
    {
        var tensors = CallMany(name, arguments);
        return (tensors[0], tensors[1]);
    }

    /// <summary>Calls an operator that returns a number or a truth value.</summary>
    internal static Scalar CallScalar(string name, params ReadOnlySpan<Argument> arguments)
    {
        var results = Invoke(name, arguments, keep: true);
        return new Scalar(results[0].Kind, results[0].Bits);
    }

    /// <summary>Calls an operator for what it does to <paramref name="target"/>, its first argument, and returns that.</summary>
    internal static Tensor Mutate(string name, Tensor target, params ReadOnlySpan<Argument> others)
    {
        var arguments = new ArgumentList();
        arguments[0] = target;
        others.CopyTo(arguments[1..]);
        Invoke(name, arguments[..(others.Length + 1)], keep: false);
        return target;
    }

    private static ReadOnlySpan<NativeArgument> Invoke(string name, ReadOnlySpan<Argument> arguments, bool keep)
    {
        var words = 0L;
        foreach (ref readonly var argument in arguments)
            words += argument.Words;
        var lists = words <= StackWords ? stackalloc long[StackWords] : new long[words];
        var natives = stackalloc NativeArgument[arguments.Length];
        var held = 0;
        NativeArgument* results;
        long count;
        try
        {
            fixed (long* start = lists)
            {
                var free = start;
                foreach (ref readonly var argument in arguments)
                {
                    natives[held] = Marshalled(argument, free);
                    free += argument.Words;
                    held++;
                }
                count = Shim.Native.Call(Find(name), natives, arguments.Length, keep ? 1 : 0, &results);
            }
        }
        finally
        {
            for (var i = 0; i < held; i++)
                Release(arguments[i]);
        }
        Shim.Check(count);
        return new ReadOnlySpan<NativeArgument>(results, (int)count);
    }

    private static NativeArgument Marshalled(in Argument argument, long* free)
    {
        var native = new NativeArgument { Kind = argument.Kind, Bits = argument.Bits, Count = argument.Count };
        switch (argument.Reference)
        {
            case Tensor tensor:
                native.Bits = tensor.Borrow();
                return native;
            case null:
                return native;
            case long[] integers:
                integers.CopyTo(new Span<long>(free, integers.Length));
                break;
            case double[] reals:
                reals.CopyTo(new Span<double>(free, reals.Length));
                break;
            case string text:
                Encoding.UTF8.GetBytes(text, new Span<byte>(free, (int)argument.Count));
                break;
            case Tensor[] tensors:
                Borrow(tensors, free);
                break;
        }
        native.Bits = (long)free;
        return native;
    }

    private static void Borrow(Tensor[] tensors, long* to)
    {
        var held = 0;
        try
        {
            for (; held < tensors.Length; held++)
                to[held] = tensors[held].Borrow();
        }
        catch
        {
            while (--held >= 0)
                tensors[held].GiveBack();
            throw;
        }
    }

    private static void Release(in Argument argument)
    {
        if (argument.Reference is Tensor tensor)
            tensor.GiveBack();
        if (argument.Reference is not Tensor[] tensors)
            return;
        foreach (var each in tensors)
            each.GiveBack();
    }

    /// <summary>The operator of a name, looked up once in the process.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">This libtorch has no such operator.</exception>
    internal static nint Find(string name) => Operators.TryGetValue(name, out var found) ? found : Operators.GetOrAdd(name, Resolve);

    private static nint Resolve(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var schema = Encoding.UTF8.GetBytes($"aten::{(dot < 0 ? name : name[..dot])}\0");
        var overload = Encoding.UTF8.GetBytes($"{(dot < 0 ? "" : name[(dot + 1)..])}\0");
        fixed (byte* first = schema, second = overload)
        {
            var found = Shim.Native.Find(first, second);
            return found != 0 ? found : throw Shim.LastError();
        }
    }

    private static void Free(ReadOnlySpan<NativeArgument> results)
    {
        foreach (var result in results)
        {
            if (result.Kind == ArgumentKind.Tensor)
                Shim.Native.Free((nint)result.Bits);
        }
    }

    /// <summary>Room for the arguments of an operator that changes its first one.</summary>
    [InlineArray(8)]
    private struct ArgumentList
    {
        private Argument first;
    }
}
