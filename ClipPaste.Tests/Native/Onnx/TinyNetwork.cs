using System.Text;

namespace ClipPaste.Tests.Native.Onnx;

/// <summary>Writes a network of one Relu, [batch, 3] to [batch, 3], as an ONNX file (onnx.proto, opset 13).</summary>
internal sealed class TinyNetwork : IDisposable
{
    public TinyNetwork()
    {
        var node = Join(Text(1, "x"), Text(2, "y"), Text(4, "Relu"));
        var graph = Join(Bytes(1, node), Text(2, "tiny"), Bytes(11, Value("x")), Bytes(12, Value("y")));
        var opset = Join(Text(1, ""), Number(2, 13));
        File.WriteAllBytes(FilePath, Join(Number(1, 7), Bytes(7, graph), Bytes(8, opset)));
    }

    public string FilePath { get; } = Path.Combine(Path.GetTempPath(), $"tiny-{Guid.NewGuid():N}.onnx");

    public void Dispose() => File.Delete(FilePath);

    private static byte[] Value(string name)
    {
        const int floats = 1;
        var shape = Join(Bytes(1, Text(2, "batch")), Bytes(1, Number(1, 3)));
        var tensor = Join(Number(1, floats), Bytes(2, shape));
        return Join(Text(1, name), Bytes(2, Bytes(1, tensor)));
    }

    private static byte[] Number(int field, byte value) => [(byte)(field << 3), value];

    private static byte[] Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Bytes(int field, byte[] content)
    {
        Assert.True(content.Length < 128, "One byte of length is enough for a network this small.");
        return [(byte)((field << 3) | 2), (byte)content.Length, .. content];
    }

    private static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];
}
