using System.Text.Json;
using ClipPaste.Engine.Imaging;

namespace ClipPaste.Tests.Golden;

/// <summary>Every photo of the preprocessing set, decoded as the vision models want it, is the picture its makers decoded.</summary>
public sealed class DecodingGoldenTests
{
    private const string Folder = "preprocess";

    [GoldenFact(Folder)]
    public void Sizes_are_those_after_orientation()
    {
        foreach (var (photo, entry) in Photos())
        {
            var header = ImageReader.ReadHeader(photo);
            Assert.Equal(Pair(entry, "upright_size"), (header.Width, header.Height));
        }
    }

    [GoldenFact(Folder)]
    public void Plain_colours_scaled_and_cropped_are_close_to_the_expected_view()
    {
        foreach (var (photo, entry) in Photos())
        {
            var expected = ImageReader.Read(Path.Combine(SharedData.GoldenFolder(Folder), "expected", Path.GetFileNameWithoutExtension(photo) + ".u8.png"));
            var view = View(photo, Pair(entry, "resized_to"), expected.Width);
            var difference = expected.Pixels.Zip(view.Pixels, (a, b) => (double)Math.Abs(a - b)).Average();

            // The kernel here is Lanczos, not the bicubic of the expected view: edges differ by a few levels, a wrong colour or turn by tens.
            Assert.True(difference < 2, $"{Path.GetFileName(photo)}: {difference:F2} levels");
        }
    }

    private static RgbaImage View(string photo, (int Width, int Height) resized, int side)
    {
        var image = ImageReader.Read(photo, new() { Colours = ColourHandling.Plain });
        var white = OpaquePixels.OnWhite(image);
        for (int i = 0, o = 0; i < image.Pixels.Length; i += 4, o += 3)
        {
            white.AsSpan(o, 3).CopyTo(image.Pixels.AsSpan(i));
            image.Pixels[i + 3] = byte.MaxValue;
        }
        var small = ImageResizer.Resize(image, resized.Width, resized.Height);
        return ImageResizer.Crop(small, Offset(resized.Width), Offset(resized.Height), side, side);

        int Offset(int length) => (int)Math.Round((length - side) / 2.0, MidpointRounding.ToEven);
    }

    private static IEnumerable<(string Photo, JsonElement Entry)> Photos()
    {
        var folder = SharedData.GoldenFolder(Folder);
        var entries = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "manifest.json"))).RootElement.EnumerateArray();
        return entries.Select(entry => (Path.Combine(folder, "photos", entry.GetProperty("file").GetString()!), entry));
    }

    private static (int Width, int Height) Pair(JsonElement entry, string name)
    {
        var pair = entry.GetProperty(name);
        return (pair[0].GetInt32(), pair[1].GetInt32());
    }
}
