using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Exports;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Collage;
using ClipPaste.Tests.Sources;

namespace ClipPaste.Tests.Exports;

public sealed class TimeLapseTests : IDisposable
{
    private const int Moments = 9;

    private static readonly FilmShape Shape = new(160, 120, 2, 10);

    private readonly TemporaryFolder _folder = new();
    private readonly CollageDocument _document = TestPieces.Document();

    [Fact]
    public void The_first_frame_is_the_first_iteration_and_the_last_ones_stand_still_on_the_last()
    {
        var film = new TimeLapseRenderer(Film(), Shape, Picture, 2);
        Assert.InRange(Likeness.Decibels(Frame(film, 0), CollageRenderer.Render(At(0), 160, 120, 2)), 38, double.PositiveInfinity);
        Assert.InRange(Likeness.Decibels(Frame(film, 19), CollageRenderer.Render(At(Moments - 1), 160, 120, 2)), 38, double.PositiveInfinity);
        Assert.Equal(Frame(film, 17).Pixels, Frame(film, 19).Pixels);
    }

    [Fact]
    public void Between_iterations_pieces_glide_the_short_way_round_and_newcomers_fade_in()
    {
        var a = Moment(At(0));
        var turned = a.Pieces[0] with { Pose = a.Pieces[0].Pose with { Rotation = a.Pieces[0].Pose.Rotation - 6, X = .2 } };
        var b = a with { Pieces = [turned, a.Pieces[2]] };
        var course = new TimeLapseCourse(new TimeLapse(4.0 / 3, [[a, b]]), 1);

        var middle = course.At(.4);

        Assert.Equal(["one", "two", "three"], middle.Pieces.Select(piece => piece.Id));
        Assert.InRange(middle.Pieces[0].Pose.X, -.05, .05);
        Assert.InRange(middle.Pieces[0].Pose.Rotation - a.Pieces[0].Pose.Rotation, .1, .2);
        Assert.Equal(.5, middle.Pieces[1].Pose.Opacity, 3);
    }

    [Fact]
    public void Runs_follow_each_other()
    {
        var (first, second) = (Moment(At(0)), Moment(At(5)));
        var course = new TimeLapseCourse(new TimeLapse(4.0 / 3, [[first, first], [second, second]]), 10);
        Assert.Equal(first.Pieces[0].Pose.X, course.At(3).Pieces[0].Pose.X, 6);
        Assert.Equal(second.Pieces[0].Pose.X, course.At(6).Pieces[0].Pose.X, 6);
        Assert.Equal(second.Pieces[0].Pose.X, course.At(9.99).Pieces[0].Pose.X, 6);
    }

    [Fact]
    public void An_animated_WebP_plays_for_its_length_and_begins_with_the_first_iteration()
    {
        var path = Path.Combine(_folder.Path, "film.webp");
        AnimatedWebP.Write(path, Shape, new TimeLapseRenderer(Film(), Shape, Picture, 2).Draw, CollageCredits.Metadata(_document), null, CancellationToken.None);

        var frames = WebPFrames.Of(File.ReadAllBytes(path));
        Assert.Equal((160, 120), (frames.Width, frames.Height));
        Assert.Equal(2000, frames.Delays.Sum());
        Assert.InRange(frames.Delays.Count, 10, 20);
        Assert.True(frames.HasXmp);
        Assert.Equal(0, frames.Loops);
        Assert.InRange(Likeness.Decibels(ImageReader.Read(File.ReadAllBytes(path)), CollageRenderer.Render(At(0), 160, 120, 2)), 26, double.PositiveInfinity);
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData(480, 20, 15)]
    [InlineData(1080, 10, 15)]
    [InlineData(1080, 20, 8)]
    public void The_frames_of_a_WebP_are_as_many_as_may_wait_on_the_disk(int lines, int seconds, int perSecond) =>
        Assert.Equal(perSecond, AnimatedWebP.Fit(FilmShape.Of(4.0 / 3, lines, seconds, 30))?.PerSecond);

    [VideoTheory]
    [InlineData(VideoFormat.Mp4, "h264")]
    [InlineData(VideoFormat.WebM, "vp9")]
    public async Task A_video_has_the_length_the_size_and_the_frames_asked_for(VideoFormat format, string codec)
    {
        var path = Path.Combine(_folder.Path, "film");
        var drawn = 0;
        VideoProgram.Find()!.Encode(path, format, Shape, new TimeLapseRenderer(Film(), Shape, Picture, 2).Draw, CollageCredits.Metadata(_document), done => drawn = done, CancellationToken.None);

        var told = await ProbeAsync(path);
        Assert.Equal(20, drawn);
        Assert.Contains($"codec_name={codec}", told, StringComparison.Ordinal);
        Assert.Contains("width=160", told, StringComparison.Ordinal);
        Assert.Contains("height=120", told, StringComparison.Ordinal);
        Assert.Contains("nb_read_frames=20", told, StringComparison.Ordinal);
        Assert.Contains("a red ball on a green meadow", told, StringComparison.Ordinal);
        var duration = told.Split('\n').Where(line => line.StartsWith("duration=", StringComparison.Ordinal)).Last()[9..];
        Assert.InRange(double.Parse(duration, CultureInfo.InvariantCulture), 1.95, 2.05);
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [VideoFact]
    public void Cancelling_kills_the_encoder_and_leaves_no_file()
    {
        using var cancelled = new CancellationTokenSource();
        var film = new TimeLapseRenderer(Film(), Shape, Picture, 2);
        Assert.ThrowsAny<OperationCanceledException>(() => VideoProgram.Find()!.Encode(
            Path.Combine(_folder.Path, "film"), VideoFormat.Mp4, Shape, film.Draw, ImageMetadata.None, _ => cancelled.Cancel(), cancelled.Token));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void An_encoder_that_fails_says_why()
    {
        var failing = new VideoProgram("/bin/false");
        var fault = Assert.Throws<IOException>(() => failing.Encode(Path.Combine(_folder.Path, "film"), VideoFormat.Mp4, Shape, (_, _) => { }, ImageMetadata.None, null, CancellationToken.None));
        Assert.Contains("could not be encoded", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();

    private CollageDocument At(int moment) => _document with
    {
        Pieces = [.. _document.Pieces.Select(piece => piece with { Pose = piece.Pose with { X = piece.Pose.X + .02 * moment, Rotation = piece.Pose.Rotation + .1 * moment } })],
        Background = new Background([.. _document.Background.Colours.Select(colour => colour + new Vector3(.01f * moment, 0, 0))]),
    };

    private static TimeLapseMoment Moment(CollageDocument document) => new(
        [.. document.Pieces.Select(piece => new TimeLapsePiece(piece.Id, piece.Cutout.Photo.Id, piece.Pose))], document.Background.Colours);

    private TimeLapse Film() => new(_document.Aspect, [[.. Enumerable.Range(0, Moments).Select(moment => Moment(At(moment)))]]);

    private RgbaImage Picture(string name) => _document.Pieces.First(piece => piece.Cutout.Photo.Id == name).Cutout.Image;

    private static RgbaImage Frame(TimeLapseRenderer film, int number)
    {
        var picture = new RgbaImage(Shape.Width, Shape.Height);
        film.Draw(number, picture);
        return picture;
    }

    private static async Task<string> ProbeAsync(string path)
    {
        using var probe = Process.Start(new ProcessStartInfo("ffprobe", ["-v", "error", "-count_frames", "-show_streams", "-show_format", path])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        var told = await probe.StandardOutput.ReadToEndAsync();
        await probe.WaitForExitAsync();
        return told;
    }
}
