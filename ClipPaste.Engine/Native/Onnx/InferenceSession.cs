using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>A network, loaded and ready to run; runs may go on at the same time from several threads.</summary>
public class InferenceSession : IDisposable
{
    private readonly OrtHandle handle;

    /// <summary>Loads the network in the file <paramref name="modelPath"/>.</summary>
    /// <exception cref="OnnxRuntimeException">The file is missing or not a network that this runtime can run.</exception>
    public InferenceSession(string modelPath)
        : this(modelPath, null)
    {
    }

    /// <summary>
    /// Loads the network in the file <paramref name="modelPath"/>; a null <paramref name="options"/> stands for the defaults.
    /// </summary>
    /// <exception cref="OnnxRuntimeException">The file is missing or not a network that this runtime can run.</exception>
#pragma warning disable RS0026 // The official overloads.
    public InferenceSession(string modelPath, SessionOptions? options)
#pragma warning restore RS0026
    {
        using var defaults = options is null ? new SessionOptions() : null;
        handle = new OrtHandle(CreateSession(modelPath, (options ?? defaults!).Pointer), OrtFunction.ReleaseSession);
        (InputNames, InputMetadata) = ReadSignature(
            OrtFunction.SessionGetInputCount, OrtFunction.SessionGetInputName, OrtFunction.SessionGetInputTypeInfo);
        (OutputNames, OutputMetadata) = ReadSignature(
            OrtFunction.SessionGetOutputCount, OrtFunction.SessionGetOutputName, OrtFunction.SessionGetOutputTypeInfo);
    }

    /// <summary>Names of the inputs, in the network's order.</summary>
    public IReadOnlyList<string> InputNames { get; }

    /// <summary>Names of the outputs, in the network's order.</summary>
    public IReadOnlyList<string> OutputNames { get; }

    /// <summary>Type and shape of each input.</summary>
    public IReadOnlyDictionary<string, NodeMetadata> InputMetadata { get; }

    /// <summary>Type and shape of each output.</summary>
    public IReadOnlyDictionary<string, NodeMetadata> OutputMetadata { get; }

    /// <summary>Runs the network.</summary>
    /// <param name="runOptions">Settings of this run.</param>
    /// <param name="inputs">Values by name; they stay the caller's.</param>
    /// <param name="outputNames">Which outputs are wanted.</param>
    /// <returns>The outputs in the order of <paramref name="outputNames"/>; the caller disposes of them.</returns>
    /// <exception cref="OnnxRuntimeException">A name, type or shape is not the network's, or the run failed.</exception>
    public IDisposableReadOnlyCollection<OrtValue> Run(
        RunOptions runOptions, IReadOnlyDictionary<string, OrtValue> inputs, IReadOnlyCollection<string> outputNames) =>
        Run(runOptions, [.. inputs.Keys], [.. inputs.Values], outputNames);

    /// <summary>Runs the network.</summary>
    /// <param name="runOptions">Settings of this run.</param>
    /// <param name="inputNames">Names of the given inputs.</param>
    /// <param name="inputValues">Their values, in the same order; they stay the caller's.</param>
    /// <param name="outputNames">Which outputs are wanted.</param>
    /// <returns>The outputs in the order of <paramref name="outputNames"/>; the caller disposes of them.</returns>
    /// <exception cref="ArgumentException">There are not as many names as values.</exception>
    /// <exception cref="OnnxRuntimeException">A name, type or shape is not the network's, or the run failed.</exception>
    public IDisposableReadOnlyCollection<OrtValue> Run(
        RunOptions runOptions,
        IReadOnlyCollection<string> inputNames,
        IReadOnlyCollection<OrtValue> inputValues,
        IReadOnlyCollection<string> outputNames)
    {
        if (inputNames.Count != inputValues.Count)
            throw new ArgumentException($"There are {inputNames.Count} names for {inputValues.Count} values.", nameof(inputValues));
        var made = RunNative(runOptions, inputNames, [.. inputValues], outputNames);
        var outputs = new DisposableList<OrtValue>(made.Length);
        foreach (var pointer in made)
            outputs.Add(new OrtValue(pointer));
        return outputs;
    }

    private unsafe nint[] RunNative(
        RunOptions options, IReadOnlyCollection<string> inputNames, OrtValue[] inputs, IReadOnlyCollection<string> outputNames)
    {
        var inputTexts = new nint[inputNames.Count];
        var outputTexts = new nint[outputNames.Count];
        var outputs = new nint[outputNames.Count];
        try
        {
            Encode(inputNames, InputMetadata, inputTexts);
            Encode(outputNames, OutputMetadata, outputTexts);
            var values = Array.ConvertAll(inputs, value => value.Pointer);
            fixed (nint* names = inputTexts, given = values, wanted = outputTexts, made = outputs)
            {
                var run = (delegate* unmanaged<nint, nint, nint*, nint*, nint, nint*, nint, nint*, nint>)OrtApi.Address(OrtFunction.Run);
                OrtApi.Check(run(handle.Pointer, options.Pointer, names, given, values.Length, wanted, outputs.Length, made));
            }
            GC.KeepAlive(inputs);
            return outputs;
        }
        finally
        {
            Array.ForEach(inputTexts, Marshal.FreeCoTaskMem);
            Array.ForEach(outputTexts, Marshal.FreeCoTaskMem);
        }
    }

    private static void Encode(IReadOnlyCollection<string> names, IReadOnlyDictionary<string, NodeMetadata> known, nint[] texts)
    {
        var i = 0;
        foreach (var name in names)
        {
            if (!known.ContainsKey(name))
            {
                throw new OnnxRuntimeException(
                    ErrorCode.InvalidArgument, $"The network has no '{name}'; it has {string.Join(", ", known.Keys)}.");
            }
            texts[i++] = Marshal.StringToCoTaskMemUTF8(name);
        }
    }

    private static unsafe nint CreateSession(string path, nint options)
    {
        // ORTCHAR_T: UTF-16 on Windows, UTF-8 elsewhere.
        var text = OperatingSystem.IsWindows() ? Marshal.StringToCoTaskMemUni(path) : Marshal.StringToCoTaskMemUTF8(path);
        try
        {
            nint made = 0;
            OrtApi.Check(((delegate* unmanaged<nint, nint, nint, nint*, nint>)OrtApi.Address(OrtFunction.CreateSession))(
                OrtEnv.Pointer, text, options, &made));
            return made;
        }
        finally
        {
            Marshal.FreeCoTaskMem(text);
        }
    }

    private (IReadOnlyList<string> Names, IReadOnlyDictionary<string, NodeMetadata> Metadata) ReadSignature(
        OrtFunction count, OrtFunction name, OrtFunction type)
    {
        var names = new string[(int)OrtApi.Get(count, handle.Pointer)];
        var metadata = new Dictionary<string, NodeMetadata>(names.Length);
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = ReadName(name, i);
            using var info = new OrtHandle(OrtApi.Get(type, handle.Pointer, i), OrtFunction.ReleaseTypeInfo);
            metadata.Add(names[i], new NodeMetadata(info.Pointer));
        }
        return (names, metadata);
    }

    private unsafe string ReadName(OrtFunction getter, int index)
    {
        var allocator = OrtApi.Create(OrtFunction.GetAllocatorWithDefaultOptions);
        nint text = 0;
        OrtApi.Check(((delegate* unmanaged<nint, nint, nint, nint*, nint>)OrtApi.Address(getter))(handle.Pointer, index, allocator, &text));
        var name = Marshal.PtrToStringUTF8(text) ?? "";
        OrtApi.Check(((delegate* unmanaged<nint, nint, nint>)OrtApi.Address(OrtFunction.AllocatorFree))(allocator, text));
        return name;
    }

    /// <summary>Releases the network.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the network when <paramref name="disposing"/>.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            handle.Dispose();
    }
}
