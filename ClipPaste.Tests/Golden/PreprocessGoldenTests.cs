using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Vision.Clip;
using ClipPaste.Engine.Vision.Views;

namespace ClipPaste.Tests.Golden;

/// <summary>CLIP's preprocessing against the pixels Pillow makes of the same files.</summary>
public sealed class PreprocessGoldenTests
{
    public static TheoryData<string> Photos()
    {
        var photos = new TheoryData<string>();
        var folder = SharedData.GoldenFolder("preprocess");
        if (Directory.Exists(folder))
        {
            foreach (var photo in Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                if (Path.GetFileName(Path.GetDirectoryName(photo)) == "photos" && Expected(photo) is not null)
                    photos.Add(Path.GetRelativePath(folder, photo));
            }
        }
        return photos;
    }

    [GoldenTheory("preprocess")]
    [MemberData(nameof(Photos))]
    public void A_photo_becomes_the_reference_view(string photo)
    {
        var path = Path.Combine(SharedData.GoldenFolder("preprocess"), photo);
        var expected = ReadExpected(Expected(path)!, out var size);
        var view = ClipPreprocessor.Normalised(ImageReader.Read(path, PhotoViews.ReadOptions), size);
        Assert.Equal(expected.Length, view.Length);
        var levels = new double[view.Length];
        for (var i = 0; i < view.Length; i++)
            levels[i] = Math.Abs(view[i] - expected[i]) * 255 * ClipPreprocessor.Deviation[i / (size * size)];
        var isLossless = Path.GetExtension(path) == ".png";
        Assert.InRange(levels.Average(), 0, isLossless ? 0.01 : 1);
        Assert.InRange(levels.Max(), 0, isLossless ? 1.001 : 12.001);
        Assert.InRange(levels.Count(level => level > 4.001), 0, view.Length / 100);
    }

    private static string? Expected(string photo)
    {
        var stem = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(photo))!, "expected", Path.GetFileNameWithoutExtension(photo));
        return Array.Find([stem + ".npy", stem + ".u8.png"], File.Exists);
    }

    private static float[] ReadExpected(string path, out int size)
    {
        if (path.EndsWith(".npy", StringComparison.Ordinal))
            return ReadNpy(File.ReadAllBytes(path), out size);
        var image = ImageReader.Read(path);
        size = image.Width;
        return ClipPreprocessor.Normalised(image, size);
    }

    private static float[] ReadNpy(byte[] file, out int size)
    {
        var headerLength = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(8));
        var header = Encoding.ASCII.GetString(file, 10, headerLength);
        Assert.Contains("'<f4'", header, StringComparison.Ordinal);
        var shape = Regex.Match(header, @"\(3, (?<side>\d+), \d+\)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        size = int.Parse(shape.Groups["side"].Value, CultureInfo.InvariantCulture);
        var values = new float[3 * size * size];
        Buffer.BlockCopy(file, 10 + headerLength, values, 0, values.Length * sizeof(float));
        return values;
    }
}
