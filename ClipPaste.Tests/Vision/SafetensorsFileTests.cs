using System.Buffers.Binary;
using System.Text;
using ClipPaste.Engine.Vision.Weights;

namespace ClipPaste.Tests.Vision;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("F32", new byte[] { 0, 0, 0xC0, 0x3F, 0, 0, 0, 0xC0 })]
    [InlineData("F16", new byte[] { 0, 0x3E, 0, 0xC0 })]
    [InlineData("BF16", new byte[] { 0xC0, 0x3F, 0, 0xC0 })]
    [InlineData("F64", new byte[] { 0, 0, 0, 0, 0, 0, 0xF8, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0xC0 })]
    public void Every_floating_point_format_is_read(string kind, byte[] data)
    {
        Write($$$"""{"a":{"dtype":"{{{kind}}}","shape":[2],"data_offsets":[0,{{{data.Length}}}]}}""", data);
        using var file = SafetensorsFile.Open(_path);
        Assert.Equal([1.5f, -2], file.Read("a"));
    }

    [Theory]
    [InlineData("I8", new byte[] { 7, 0xFD })]
    [InlineData("I32", new byte[] { 7, 0, 0, 0, 0xFD, 0xFF, 0xFF, 0xFF })]
    [InlineData("I64", new byte[] { 7, 0, 0, 0, 0, 0, 0, 0, 0xFD, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF })]
    public void Every_integer_format_is_read(string kind, byte[] data)
    {
        Write($$$"""{"a":{"dtype":"{{{kind}}}","shape":[2,1],"data_offsets":[0,{{{data.Length}}}]},"__metadata__":{"by":"us"}}""", data);
        using var file = SafetensorsFile.Open(_path);
        Assert.Equal([7f, -3], file.Read("a"));
        Assert.Equal([2, 1], file.Shapes["a"]);
    }

    [Fact]
    public void Eight_bit_rows_are_scaled()
    {
        Write("""{"w":{"dtype":"I8","shape":[2,2],"data_offsets":[0,4]},"w_scale":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""",
            [1, 2, 3, 0xFC, 0, 0, 0, 0x3F, 0, 0, 0, 0x40]);
        using var file = SafetensorsFile.Open(_path);
        Assert.Equal([0.5f, 1, 6, -8], file.ReadScaled("w"));
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "its shape needs 12")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "cut off")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "gaps")]
    [InlineData("""{"a":{"dtype":"C64","shape":[1],"data_offsets":[0,8]}}""", "C64")]
    [InlineData("""{"a":{"dtype":"1","shape":[8],"data_offsets":[0,8]}}""", "not supported")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "no valid shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8]}}""", "not valid")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", "not valid")]
    [InlineData("""{"a":{"dtype":"F32","shape":"2","data_offsets":[0,8]}}""", "not valid")]
    [InlineData("""[1,2,3]""", "not valid")]
    [InlineData("""{"a":""", "not valid")]
    public void A_header_that_lies_is_refused(string header, string reason)
    {
        Write(header, new byte[8]);
        var error = Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(_path));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains(_path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(30)]
    public void A_file_that_ends_in_its_header_is_refused(int length)
    {
        Write("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", new byte[8]);
        File.WriteAllBytes(_path, File.ReadAllBytes(_path)[..length]);
        Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(_path));
    }

    [Fact]
    public void A_header_of_an_absurd_length_is_refused_without_reading_it()
    {
        File.WriteAllBytes(_path, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3]);
        Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(_path));
    }

    [Fact]
    public void A_missing_array_is_named()
    {
        Write("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", new byte[8]);
        using var file = SafetensorsFile.Open(_path);
        Assert.Contains("visual.proj", Assert.Throws<InvalidDataException>(() => file.Read("visual.proj")).Message, StringComparison.Ordinal);
    }

    private void Write(string header, byte[] data)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        File.WriteAllBytes(_path, [.. length, .. json, .. data]);
    }
}
