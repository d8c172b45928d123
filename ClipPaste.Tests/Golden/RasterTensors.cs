using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ClipPaste.Tests.Golden;

/// <summary>The tensors of a safetensors file of known answers, read as float64 whatever their type.</summary>
internal sealed class RasterTensors
{
    private readonly byte[] _data;
    private readonly JsonElement _header;

    public RasterTensors(string path)
    {
        var file = File.ReadAllBytes(path);
        var headerLength = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        using var header = JsonDocument.Parse(file.AsMemory(8, headerLength));
        _header = header.RootElement.Clone();
        _data = file[(8 + headerLength)..];
    }

    public IEnumerable<string> Names => _header.EnumerateObject().Select(p => p.Name).Where(name => name != "__metadata__");

    public int[] Shape(string name) => [.. _header.GetProperty(name).GetProperty("shape").EnumerateArray().Select(n => n.GetInt32())];

    public double[] Doubles(string name)
    {
        var offsets = _header.GetProperty(name).GetProperty("data_offsets");
        var bytes = _data.AsSpan(offsets[0].GetInt32()..offsets[1].GetInt32());
        return _header.GetProperty(name).GetProperty("dtype").GetString() switch
        {
            "F64" => MemoryMarshal.Cast<byte, double>(bytes).ToArray(),
            "F32" => Array.ConvertAll(MemoryMarshal.Cast<byte, float>(bytes).ToArray(), value => (double)value),
            var type => throw new InvalidDataException($"{name} is of type {type}."),
        };
    }

    public float[] Floats(string name) => Array.ConvertAll(Doubles(name), value => (float)value);
}
