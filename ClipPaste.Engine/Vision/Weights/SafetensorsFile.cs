using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ClipPaste.Engine.Vision.Weights;

/// <summary>Reads arrays from a safetensors file one at a time, so that a large file never lies in memory as a whole.</summary>
internal sealed class SafetensorsFile : INamedWeights
{
    private const string ScaleSuffix = "_scale";

    private readonly SafeFileHandle _file;
    private readonly Dictionary<string, StoredArray> _arrays;
    private readonly long _dataStart;

    private SafetensorsFile(SafeFileHandle file, Dictionary<string, StoredArray> arrays, long dataStart)
    {
        _file = file;
        _arrays = arrays;
        _dataStart = dataStart;
        Shapes = arrays.ToDictionary(entry => entry.Key, entry => entry.Value.Shape);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, long[]> Shapes { get; }

    /// <summary>Opens a file and checks its header.</summary>
    /// <exception cref="InvalidDataException">The file is not a sound safetensors file; the message says why.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static SafetensorsFile Open(string path)
    {
        var file = File.OpenHandle(path, options: FileOptions.RandomAccess);
        try
        {
            var length = RandomAccess.GetLength(file);
            Span<byte> prefix = stackalloc byte[8];
            var headerLength = length >= 8 && RandomAccess.Read(file, prefix, 0) == 8 ? BinaryPrimitives.ReadUInt64LittleEndian(prefix) : ulong.MaxValue;
            if (headerLength > SafetensorsHeader.LongestHeader || (long)headerLength > length - 8)
                throw new InvalidDataException("The file is too short for the header it announces.");
            var header = new byte[headerLength];
            Fill(file, header, 8);
            return new SafetensorsFile(file, SafetensorsHeader.Parse(header, length - 8 - header.Length), 8 + header.Length);
        }
        catch (Exception e)
        {
            file.Dispose();
            if (e is InvalidDataException)
                throw new InvalidDataException($"{path} cannot be read as weights. {e.Message}", e);
            throw;
        }
    }

    /// <inheritdoc/>
    public float[] Read(string name)
    {
        var array = Find(name);
        var bytes = ReadBytes(name);
        var values = new float[array.Shape.Aggregate(1L, (product, side) => product * side)];
        Convert(bytes, array.Kind, values);
        return values;
    }

    /// <summary>Reads an array of 8-bit weights times the scale of their row (<c>NAME_scale</c>), or any other array as it stands.</summary>
    public float[] ReadScaled(string name)
    {
        var values = Read(name);
        if (!_arrays.ContainsKey(name + ScaleSuffix))
            return values;
        var scales = Read(name + ScaleSuffix);
        var width = values.Length / scales.Length;
        for (var row = 0; row < scales.Length; row++)
            TensorPrimitives.Multiply(values.AsSpan(row * width, width), scales[row], values.AsSpan(row * width, width));
        return values;
    }

    /// <summary>The bytes of an array as they stand in the file.</summary>
    public byte[] ReadBytes(string name)
    {
        var array = Find(name);
        if (array.Length > Array.MaxLength)
            throw new InvalidDataException($"The array {name} has {array.Length} bytes, more than can be read at once.");
        var bytes = new byte[array.Length];
        Fill(_file, bytes, _dataStart + array.Start);
        return bytes;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private StoredArray Find(string name) =>
        _arrays.GetValueOrDefault(name) ?? throw new InvalidDataException($"The weights have no array named {name}: they belong to another model.");

    private static void Fill(SafeFileHandle file, Span<byte> bytes, long offset)
    {
        while (bytes.Length > 0)
        {
            var read = RandomAccess.Read(file, bytes, offset);
            if (read == 0)
                throw new InvalidDataException("The file ends too early.");
            bytes = bytes[read..];
            offset += read;
        }
    }

    private static void Convert(ReadOnlySpan<byte> bytes, NumberKind kind, Span<float> values)
    {
        switch (kind)
        {
            case NumberKind.F32:
                MemoryMarshal.Cast<byte, float>(bytes).CopyTo(values);
                break;
            case NumberKind.F16:
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(bytes), values);
                break;
            case NumberKind.BF16:
                var halves = MemoryMarshal.Cast<byte, ushort>(bytes);
                for (var i = 0; i < values.Length; i++)
                    values[i] = BitConverter.UInt32BitsToSingle((uint)halves[i] << 16);
                break;
            case NumberKind.I8:
                TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, sbyte>(bytes), values);
                break;
            case NumberKind.Bool or NumberKind.U8:
                TensorPrimitives.ConvertTruncating(bytes, values);
                break;
            case NumberKind.I16:
                TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, short>(bytes), values);
                break;
            case NumberKind.I32:
                TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, int>(bytes), values);
                break;
            case NumberKind.I64:
                TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, long>(bytes), values);
                break;
            case NumberKind.F64:
                TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, double>(bytes), values);
                break;
        }
    }
}
