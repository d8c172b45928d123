using System.IO.Compression;
using System.Text;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Imaging;

namespace ClipPaste.Tests.Web.Keep;

/// <summary>Collage files that nobody's studio has written.</summary>
internal static class HostileArchives
{
    /// <summary>A file of a kind, made of a good one.</summary>
    public static byte[] Of(string kind, byte[] good) => kind switch
    {
        "no zip at all" => Encoding.UTF8.GetBytes("<html>hello</html>"),
        "a zip of something else" => Zip(archive => Put(archive, "readme.txt", "hello"u8)),
        "cut off" => good[..(good.Length / 2)],
        "a newer form" => Changed(good, "manifest.json", text => text.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal)),
        "no state" => Edited(good, archive => archive.GetEntry("state.json")!.Delete()),
        "a state with a hole" => Changed(good, "state.json", text => text.Replace("\"pieces\":[", "\"pieces\":[null,", StringComparison.Ordinal)),
        "a state out of its ranges" => Changed(good, "state.json", text => text.Replace("\"iterations\":100", "\"iterations\":2000000000", StringComparison.Ordinal)),
        "a picture that is another" => Edited(good, archive => Replace(archive, Picture(archive), "other"u8)),
        "a picture that is none" => Edited(good, NoPicture),
        "a picture is missing" => Edited(good, archive => archive.GetEntry(Picture(archive))!.Delete()),
        "a bomb" => Edited(good, archive => Replace(archive, "state.json", new byte[64 << 20])),
        _ => Zip(archive =>
        {
            for (var number = 0; number < 10_000; number++)
                Put(archive, $"objects/{number:x64}", []);
        }),
    };

    /// <summary>A file as make writes it, whose first cut-out is a hostile picture of a kind.</summary>
    public static byte[] WithPicture(string kind, byte[] made) => Edited(made, archive =>
    {
        const string Name = "cutouts/1.png";
        var picture = new MemoryStream();
        using (var source = archive.GetEntry(Name)!.Open())
            source.CopyTo(picture);
        var png = picture.ToArray();
        switch (kind)
        {
            case "cut off":
                Replace(archive, Name, png.AsSpan(0, png.Length / 2));
                break;
            case "bits turned over":
                for (var index = 40; index < png.Length; index += 7)
                    png[index] ^= 0x55;
                Replace(archive, Name, png);
                break;
            case "a lie about its size":
                System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), 65_535);
                System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), 65_535);
                Replace(archive, Name, png);
                break;
            case "a WebP as a PNG":
                Replace(archive, Name, TestPictures.Encode(TestPictures.Smooth(40, 30), ImageFormat.WebP));
                break;
            default:
                // It is good, but nobody has said that pictures may be called this.
                Put(archive, "elsewhere.jpg", TestPictures.Encode(TestPictures.Smooth(40, 30), ImageFormat.Jpeg));
                Change(archive, "collage.json", text => text.Replace(Name, "elsewhere.jpg", StringComparison.Ordinal));
                break;
        }
    });

    private static string Picture(ZipArchive archive) => archive.Entries.First(entry => entry.FullName.StartsWith("objects/", StringComparison.Ordinal)).FullName;

    // Named as its hash says, and still no PNG.
    private static void NoPicture(ZipArchive archive)
    {
        var (old, bytes) = (Picture(archive)["objects/".Length..], "<script>alert(1)</script>"u8.ToArray());
        var name = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        archive.GetEntry("objects/" + old)!.Delete();
        Put(archive, "objects/" + name, bytes);
        Change(archive, "state.json", text => text.Replace(old, name, StringComparison.Ordinal));
    }

    private static byte[] Changed(byte[] good, string name, Func<string, string> change) => Edited(good, archive => Change(archive, name, change));

    private static void Change(ZipArchive archive, string name, Func<string, string> change)
    {
        string before;
        using (var reader = new StreamReader(archive.GetEntry(name)!.Open()))
            before = reader.ReadToEnd();
        var after = change(before);
        Assert.NotEqual(before, after);
        Replace(archive, name, Encoding.UTF8.GetBytes(after));
    }

    private static void Replace(ZipArchive archive, string name, ReadOnlySpan<byte> bytes)
    {
        archive.GetEntry(name)!.Delete();
        Put(archive, name, bytes);
    }

    private static void Put(ZipArchive archive, string name, ReadOnlySpan<byte> bytes)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(bytes);
    }

    private static byte[] Edited(byte[] good, Action<ZipArchive> edit)
    {
        using var stream = new MemoryStream();
        stream.Write(good);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            edit(archive);
        return stream.ToArray();
    }

    private static byte[] Zip(Action<ZipArchive> fill)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            fill(archive);
        return stream.ToArray();
    }
}
