namespace ClipPaste.Engine.Vision.Weights;

/// <summary>A set of trained arrays by name, whatever kind of file they lie in.</summary>
internal interface INamedWeights : IDisposable
{
    /// <summary>The shape of every array.</summary>
    IReadOnlyDictionary<string, long[]> Shapes { get; }

    /// <summary>Reads one array in row-major order, turned into single precision.</summary>
    /// <exception cref="InvalidDataException">There is no such array, or it cannot be read; the message names it.</exception>
    float[] Read(string name);
}
