using ClipPaste.Engine.Models;
using Microsoft.ML.OnnxRuntime;

namespace ClipPaste.Engine.Cutouts;

/// <summary>Opens a network's file with the settings all segmentation networks share.</summary>
internal static class NetworkSession
{
    /// <summary>Loads the network at <paramref name="path"/> to run on <paramref name="threads"/> threads.</summary>
    /// <exception cref="FileNotFoundException">There is no such file; the message says what to do.</exception>
    public static InferenceSession Open(string path, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no network at {path}. Run './clippaste up' to fetch it.", path);
        OnnxTelemetry.SwitchOff();
        using var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        // Idle workers must not keep the processor busy: other parts of the main job run between two photos.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return new InferenceSession(path, options);
    }
}
