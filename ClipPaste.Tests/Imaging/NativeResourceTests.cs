using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Imaging.Vips;

namespace ClipPaste.Tests.Imaging;

/// <summary>Counts for the whole process only mean something while no other test runs.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class NativeResourcesAlone
{
    public const string Name = "Imaging, alone";
}

[Collection(NativeResourcesAlone.Name)]
public sealed class NativeResourceTests
{
    [Fact]
    public void Reading_scaling_and_writing_leave_no_handle_and_no_memory_behind()
    {
        var file = TestPictures.Encode(TestPictures.Smooth(64, 64, transparent: true), ImageFormat.Png);
        Work(file);
        var memory = VipsNative.TrackedMemory();
        var handles = VipsObject.Live;
        for (var i = 0; i < 50; i++)
            Work(file);
        Assert.Equal(handles, VipsObject.Live);
        Assert.InRange(VipsNative.TrackedMemory(), (nuint)0, memory + (64 << 10));
    }

    [Fact]
    public void Many_threads_at_once_read_the_same_pixels()
    {
        var file = TestPictures.WithExif(TestPictures.Encode(TestPictures.Smooth(300, 200), ImageFormat.Jpeg), orientation: 6);
        var expected = ImageReader.Read(file, new() { MaxLongSide = 90 }).Pixels;
        Parallel.For(0, 40, _ => Assert.Equal(expected, ImageReader.Read(file, new() { MaxLongSide = 90 }).Pixels));
    }

    private static void Work(byte[] file)
    {
        var picture = ImageReader.Read(file, new() { MaxLongSide = 20 });
        _ = TestPictures.Encode(ImageResizer.Resize(picture, 31, 17), ImageFormat.WebP, new ImageMetadata("title"));
        Assert.Throws<ImageFormatException>(() => ImageReader.Read(file.AsMemory(0, file.Length / 2)));
    }
}
