using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace ClipPaste.Tests.Native.Onnx;

/// <summary>Counts objects of the whole process, so nothing else may run beside these tests.</summary>
[CollectionDefinition("OnnxAlone", DisableParallelization = true)]
public sealed class OnnxAlone;

[Collection("OnnxAlone")]
public sealed class OnnxTests : IDisposable
{
    private readonly TinyNetwork network = new();

    public void Dispose() => network.Dispose();

    [Fact]
    public void A_session_tells_names_types_and_shapes()
    {
        using var session = new InferenceSession(network.FilePath);
        Assert.Equal(["x"], session.InputNames);
        Assert.Equal(["y"], session.OutputNames);
        Assert.Equal([-1, 3], session.InputMetadata["x"].Dimensions);
        Assert.Equal(["batch", ""], session.InputMetadata["x"].SymbolicDimensions);
        Assert.Equal(TensorElementType.Float, session.OutputMetadata["y"].ElementDataType);
        Assert.True(session.OutputMetadata["y"].IsTensor);
    }

    [Fact]
    public void A_run_computes_what_the_network_says()
    {
        using var session = Open();
        using var input = OrtValue.CreateTensorValueFromMemory([-1f, 2, -3, 4, -5, 6], [2, 3]);
        using var options = new RunOptions();
        using var outputs = session.Run(options, new Dictionary<string, OrtValue> { ["x"] = input }, ["y"]);
        Assert.Equal([0f, 2, 0, 4, 0, 6], outputs[0].GetTensorDataAsSpan<float>().ToArray());
        Assert.Equal([2L, 3], outputs[0].GetTensorTypeAndShape().Shape);
        Assert.Equal(6, outputs[0].GetTensorTypeAndShape().ElementCount);
    }

    [Fact]
    public void Settings_are_remembered()
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 2,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_BASIC,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        Assert.Equal(2, options.IntraOpNumThreads);
        Assert.Equal(GraphOptimizationLevel.ORT_ENABLE_BASIC, options.GraphOptimizationLevel);
        Assert.Equal(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, options.LogSeverityLevel);
    }

    [Fact]
    public void A_missing_file_is_reported_with_its_name()
    {
        var error = Assert.Throws<OnnxRuntimeException>(() => new InferenceSession("/no/such/network.onnx"));
        Assert.Contains("/no/such/network.onnx", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_network_is_refused()
    {
        File.WriteAllText(network.FilePath, "this is not a network");
        Assert.Throws<OnnxRuntimeException>(() => new InferenceSession(network.FilePath));
    }

    [Fact]
    public void A_wrong_name_is_reported_with_the_right_ones()
    {
        using var session = Open();
        using var input = OrtValue.CreateTensorValueFromMemory(new float[3], [1, 3]);
        using var options = new RunOptions();
        var error = Assert.Throws<OnnxRuntimeException>(() => session.Run(options, ["z"], [input], ["y"]));
        Assert.Contains("'z'", error.Message, StringComparison.Ordinal);
        Assert.Throws<OnnxRuntimeException>(() => session.Run(options, ["x"], [input], ["w"]));
        Assert.Throws<ArgumentException>(() => session.Run(options, ["x", "x"], [input], ["y"]));
    }

    [Fact]
    public void A_wrong_shape_or_type_is_reported_by_the_runtime()
    {
        using var session = Open();
        using var wide = OrtValue.CreateTensorValueFromMemory(new float[4], [1, 4]);
        using var whole = OrtValue.CreateTensorValueFromMemory(new long[3], [1, 3]);
        using var options = new RunOptions();
        var error = Assert.Throws<OnnxRuntimeException>(() => session.Run(options, ["x"], [wide], ["y"]));
        Assert.Contains("4", error.Message, StringComparison.Ordinal);
        Assert.Throws<OnnxRuntimeException>(() => session.Run(options, ["x"], [whole], ["y"]));
    }

    [Fact]
    public void A_tensor_must_fit_its_memory_and_be_read_as_its_own_type()
    {
        Assert.Throws<OnnxRuntimeException>(() => OrtValue.CreateTensorValueFromMemory(new float[5], [2, 3]));
        using var value = OrtValue.CreateTensorValueFromMemory(new float[6], [2, 3]);
        Assert.Throws<OnnxRuntimeException>(() => value.GetTensorDataAsSpan<long>().Length);
    }

    [Fact]
    public void A_tensor_shares_the_memory_it_was_made_over()
    {
        float[] memory = [1, 2, 3];
        using var value = OrtValue.CreateTensorValueFromMemory(memory, [3]);
        value.GetTensorMutableDataAsSpan<float>()[1] = 7;
        Assert.Equal(7, memory[1]);
    }

    [Fact]
    public void A_disposed_tensor_cannot_be_used()
    {
        var value = OrtValue.CreateTensorValueFromMemory(new float[3], [3]);
        value.Dispose();
        Assert.Throws<ObjectDisposedException>(() => value.GetTensorTypeAndShape());
    }

    [Fact]
    public void Nothing_leaks_whether_runs_succeed_or_fail()
    {
        RunOnce();
        var before = OrtHandle.Alive;
        for (var i = 0; i < 20; i++)
            RunOnce();
        Assert.Equal(before, OrtHandle.Alive);
    }

    [Fact]
    public void A_missing_library_is_reported_with_what_to_do()
    {
        var error = Assert.Throws<DllNotFoundException>(() => OrtApi.Load("/no/such/libonnxruntime.so"));
        Assert.Contains("CLIPPASTE_ONNXRUNTIME", error.Message, StringComparison.Ordinal);
        Assert.Throws<DllNotFoundException>(() => OrtApi.Load(network.FilePath));
    }

    private InferenceSession Open()
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        return new InferenceSession(network.FilePath, options);
    }

    private void RunOnce()
    {
        using var session = Open();
        using var options = new RunOptions();
        using var good = OrtValue.CreateTensorValueFromMemory(new float[6], [2, 3]);
        using var bad = OrtValue.CreateTensorValueFromMemory(new float[6], [3, 2]);
        using var outputs = session.Run(options, ["x"], [good], ["y"]);
        Assert.Equal(6, outputs[0].GetTensorDataAsSpan<float>().Length);
        Assert.Throws<OnnxRuntimeException>(() => session.Run(options, ["x"], [bad], ["y"]));
    }
}
