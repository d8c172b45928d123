using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using ClipPaste.Engine.Imaging;

namespace ClipPaste.Engine.Exports;

/// <summary>Kinds of video files.</summary>
public enum VideoFormat
{
    /// <summary>VP9 in WebM.</summary>
    WebM,

    /// <summary>H.264 in MP4, which begins to play before it is wholly there.</summary>
    Mp4,
}

/// <summary>Encodes video with the program ffmpeg, which gets the frames one by one over a pipe: no more than one is in memory here.</summary>
/// <param name="file">The program.</param>
public sealed class VideoProgram(string file)
{
    private const string Name = "ffmpeg";

    /// <summary>The installed program; null where there is none.</summary>
    public static VideoProgram? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, Name)).FirstOrDefault(File.Exists) is { } found ? new VideoProgram(found) : null;

    /// <summary>Encodes a film into a file.</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="format">WebM or MP4.</param>
    /// <param name="shape">Size and length.</param>
    /// <param name="draw">Draws a frame by its number, from 0, into the picture it is given.</param>
    /// <param name="metadata">What the file says of itself.</param>
    /// <param name="drawn">Told of every frame that is done.</param>
    /// <param name="token">Cancels: the program is killed and nothing is left of the file.</param>
    /// <exception cref="IOException">The program ended with a fault; the message says which.</exception>
    public void Encode(string path, VideoFormat format, FilmShape shape, Action<int, RgbaImage> draw, ImageMetadata metadata, Action<int>? drawn, CancellationToken token)
    {
        // Not among the arguments, which everybody on the machine can read.
        var about = path + ".about";
        try
        {
            File.WriteAllText(about, About(metadata));
            using var process = Start(path, format, shape, about);
            var complaints = new StringBuilder();
            process.ErrorDataReceived += (_, line) => Note(complaints, line.Data);
            process.BeginErrorReadLine();
            using (token.Register(() => Kill(process)))
                Feed(process, shape, draw, drawn, token);
            process.WaitForExit();
            token.ThrowIfCancellationRequested();
            if (process.ExitCode != 0)
                throw new IOException($"The video could not be encoded: {(complaints.Length > 0 ? complaints.ToString().Trim() : $"{Name} ended with {process.ExitCode}")}");
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        finally
        {
            File.Delete(about);
        }
    }

    private static void Feed(Process process, FilmShape shape, Action<int, RgbaImage> draw, Action<int>? drawn, CancellationToken token)
    {
        try
        {
            var picture = new RgbaImage(shape.Width, shape.Height);
            for (var number = 0; number < shape.Frames; number++)
            {
                token.ThrowIfCancellationRequested();
                draw(number, picture);
                process.StandardInput.BaseStream.Write(picture.Pixels);
                drawn?.Invoke(number + 1);
            }
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has closed the pipe because it has ended; its exit code and its own words say why.
        }
        catch
        {
            Kill(process);
            process.WaitForExit();
            throw;
        }
        // Waited for while it can still be killed.
        process.WaitForExit();
    }

    private Process Start(string path, VideoFormat format, FilmShape shape, string about)
    {
        string[] input =
        [
            "-hide_banner", "-loglevel", "error", "-protocol_whitelist", "file,pipe", "-f", "rawvideo", "-pix_fmt", "rgba",
            "-s", $"{shape.Width}x{shape.Height}", "-r", shape.PerSecond.ToString(CultureInfo.InvariantCulture), "-i", "pipe:0", "-f", "ffmetadata", "-i", about, "-map", "0:v", "-map_metadata", "1",
            "-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709",
        ];
        string[] codec = format == VideoFormat.Mp4
            ? ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-movflags", "+faststart", "-f", "mp4"]
            : ["-c:v", "libvpx-vp9", "-crf", "32", "-b:v", "0", "-deadline", "good", "-cpu-used", "5", "-row-mt", "1", "-f", "webm"];
        var start = new ProcessStartInfo(file, [.. input, .. codec, "-y", path]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true };
        try
        {
            return Process.Start(start) ?? throw new IOException($"{Name} does not start.");
        }
        catch (Win32Exception fault)
        {
            throw new IOException($"{Name} does not start: {fault.Message}", fault);
        }
    }

    private static void Note(StringBuilder complaints, string? line)
    {
        const int Most = 500;
        if (line is not null && complaints.Length + line.Length < Most)
            complaints.Append(line).Append(' ');
    }

    private static void Kill(Process process)
    {
        if (!process.HasExited)
            process.Kill();
    }

    private static string About(ImageMetadata metadata)
    {
        var text = new StringBuilder(";FFMETADATA1\n");
        Add("title", metadata.Title);
        Add("artist", metadata.Author);
        Add("copyright", metadata.Copyright);
        Add("comment", metadata.Description);
        return text.ToString();

        void Add(string key, string? value)
        {
            if (value is null)
                return;
            text.Append(key).Append('=');
            foreach (var c in value)
            {
                if (c is '=' or ';' or '#' or '\\')
                    text.Append('\\');
                text.Append(char.IsControl(c) ? ' ' : c);
            }
            text.Append('\n');
        }
    }
}
