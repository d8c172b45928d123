using System.Runtime.InteropServices;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Imaging;
using ClipPaste.Web.Commands;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Photos.Decoding;

namespace ClipPaste.Tests.Web.Photos.Decoding;

public sealed partial class PhotoDecoderTests
{
    private const int Stop = 19;
    private const int Continue = 18;
    // What a system call gives that the kernel forbids; the runtime does not catch it.
    private const int BadCall = 31;
    private const int End = 9;

    private static readonly byte[] Photo = TestPictures.Encode(TestPictures.Smooth(200, 100), ImageFormat.Jpeg);

    [Fact]
    public async Task A_decoding_process_that_crashes_gives_a_damaged_picture_and_the_next_one_is_decoded()
    {
        await using var own = new OwnDecoder();
        Assert.Null((await own.DecodeAsync(Photo)).Refusal);
        var process = Assert.Single(own.Decoder.Idle).Id;

        _ = Kill(process, Stop);
        var decoding = own.DecodeAsync(Photo);
        await own.UntilBusyAsync();
        _ = Kill(process, BadCall);
        _ = Kill(process, Continue);

        Assert.Equal(UploadRefusal.Damaged, (await decoding).Refusal);
        Assert.Null((await own.DecodeAsync(Photo)).Refusal);
        Assert.NotEqual(process, Assert.Single(own.Decoder.Idle).Id);
    }

    [Fact]
    public async Task A_picture_that_takes_too_long_is_refused_and_its_process_ended()
    {
        await using var own = new OwnDecoder(new DecoderLimits { Time = TimeSpan.FromSeconds(3) });
        Assert.Null((await own.DecodeAsync(Photo)).Refusal);
        _ = Kill(Assert.Single(own.Decoder.Idle).Id, Stop);
        Assert.Equal(UploadRefusal.TooSlow, (await own.DecodeAsync(Photo)).Refusal);
        Assert.Empty(own.Decoder.Idle);
    }

    [Fact]
    public async Task A_process_that_has_ended_while_it_had_nothing_to_do_is_replaced()
    {
        await using var own = new OwnDecoder();
        await own.DecodeAsync(Photo);
        var process = Assert.Single(own.Decoder.Idle);
        _ = Kill(process.Id, End);
        while (process.IsFit)
            await Task.Yield();
        Assert.Null((await own.DecodeAsync(Photo)).Refusal);
    }

    [Fact]
    public async Task More_files_than_may_wait_are_refused_as_busy()
    {
        await using var own = new OwnDecoder(new DecoderLimits { AtOnce = 1, Waiting = 1 });
        await own.DecodeAsync(Photo);
        var process = Assert.Single(own.Decoder.Idle).Id;
        _ = Kill(process, Stop);
        var first = own.DecodeAsync(Photo);
        var second = own.DecodeAsync(Photo);
        Assert.Equal(UploadRefusal.Busy, (await own.DecodeAsync(Photo)).Refusal);
        _ = Kill(process, Continue);
        Assert.Null((await first).Refusal);
        Assert.Null((await second).Refusal);
    }

    [Fact]
    public async Task A_process_is_replaced_after_a_number_of_files_and_ended_when_nothing_comes()
    {
        await using var own = new OwnDecoder(new DecoderLimits { FilesPerProcess = 2, IdleTime = TimeSpan.FromMilliseconds(1) });
        await own.DecodeAsync(Photo);
        await own.UntilBusyAsync();
        await using var patient = new OwnDecoder(new DecoderLimits { FilesPerProcess = 2 });
        await patient.DecodeAsync(Photo);
        Assert.Single(patient.Decoder.Idle);
        await patient.DecodeAsync(Photo);
        Assert.Empty(patient.Decoder.Idle);
    }

    [Fact]
    public async Task A_decoding_process_has_no_network_no_files_to_write_and_little_memory()
    {
        if (!OperatingSystem.IsLinux())
            return;
        await using var own = new OwnDecoder();
        await own.DecodeAsync(Photo);
        var folder = $"/proc/{Assert.Single(own.Decoder.Idle).Id}";
        var limits = await File.ReadAllLinesAsync($"{folder}/limits");
        Assert.Matches(@"^Max file size\s+0\s+0\s", limits.Single(line => line.StartsWith("Max file size", StringComparison.Ordinal)));
        Assert.Matches(@"^Max core file size\s+0\s+0\s", limits.Single(line => line.StartsWith("Max core", StringComparison.Ordinal)));
        Assert.Matches(@"^Max open files\s+64\s+64\s", limits.Single(line => line.StartsWith("Max open files", StringComparison.Ordinal)));
        Assert.DoesNotContain("unlimited", limits.Single(line => line.StartsWith("Max data size", StringComparison.Ordinal)), StringComparison.Ordinal);
        var status = await File.ReadAllTextAsync($"{folder}/status");
        Assert.Matches(@"NoNewPrivs:\s+1", status);
        if (RuntimeInformation.ProcessArchitecture == Architecture.X64)
            Assert.Matches(@"Seccomp:\s+2", status);
        Assert.DoesNotContain("HOME=", (await File.ReadAllTextAsync($"{folder}/environ")).Replace("CLIPPASTE_HOME=", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damaged_pictures_by_the_hundred_break_nothing()
    {
        var result = await ImageSoak.RunAsync(perFormat: 300, new DecoderLimits { Time = TimeSpan.FromSeconds(60) }, CancellationToken.None);
        Assert.Equal(900, result.Outcomes.Values.Sum());
        Assert.Equal(0, result.Broken);
        Assert.InRange(result.PeakMemory, 1, 256L << 20);
        Assert.Contains("Jpeg Accepted", result.Outcomes.Keys);
        Assert.Contains("WebP Damaged", result.Outcomes.Keys);
    }

    [Theory]
    [InlineData(3072, 1024, 1024, 341)]
    [InlineData(1000, 1200, 853, 1024)]
    public async Task A_large_picture_is_made_smaller_whatever_its_kind(int width, int height, int newWidth, int newHeight)
    {
        await using var own = new OwnDecoder();
        foreach (var format in new[] { ImageFormat.Jpeg, ImageFormat.Png, ImageFormat.WebP })
        {
            var file = TestPictures.Encode(TestPictures.Smooth(width, height), format);
            var picture = await own.DecodeAsync(file, new UploadLimits { KeptSide = 1024 }, format);
            Assert.Equal((null, newWidth, newHeight), (picture.Refusal, picture.Width, picture.Height));
            var image = ImageReader.Read(picture.File);
            Assert.InRange(TestPictures.LargestDifference(image, TestPictures.Smooth(newWidth, newHeight)), 0, 12);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
