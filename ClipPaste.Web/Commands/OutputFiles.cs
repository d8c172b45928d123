using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Web.Commands;

/// <summary>The files that <c>make</c> writes: the picture and, beside it, its credits and its project.</summary>
internal sealed record OutputFiles(string Image, string Credits, string Project, string? Start)
{
    public static OutputFiles Beside(string image, string? start)
    {
        image = Checked(image, "--out");
        start = start is null ? null : Checked(start, "--save-start");
        if (start == image)
            throw new UsageException("--save-start must name another file than --out.");
        return new OutputFiles(image, Path.ChangeExtension(image, ".credits.md"), Path.ChangeExtension(image, ".clippaste"), start);
    }

    public void Write(MadeCollage made, int width, int height, int threads)
    {
        WriteImage(made.Document, Image, width, height, threads);
        if (Start is not null)
            WriteImage(made.Start, Start, width, height, threads);
        CreditSheet.Write(Credits, made.Document.Prompt, CollageCredits.Of(made.Document));
        ProjectFile.Save(Project, made.Document, made.Checkpoint);
    }

    public static void WriteImage(CollageDocument document, string path, int width, int height, int threads, bool transparent = false) =>
        ImageWriter.Write(
            CollageRenderer.Render(document, width, height, threads, transparent),
            path,
            ImageWriter.FormatOf(path),
            CollageCredits.Metadata(document));

    /// <summary>The full path, when a picture can be written there.</summary>
    public static string Checked(string path, string option)
    {
        if (path.Trim().Length == 0)
            throw new UsageException($"{option} needs a file name.");
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full);
        if (Directory.Exists(full))
            throw new UsageException($"{option}: '{path}' is a folder; name a file in it, such as collage.png.");
        if (!Directory.Exists(folder))
            throw new UsageException($"{option}: there is no folder '{folder}'.");
        if (Path.GetExtension(full).ToLowerInvariant() is not (".png" or ".jpg" or ".jpeg" or ".webp"))
            throw new UsageException($"{option}: the name must end in .png, .jpg or .webp, not '{Path.GetExtension(full)}'.");
        RequireWritable(full, option);
        return full;
    }

    // Asked before the work and not found out after it.
    private static void RequireWritable(string full, string option)
    {
        try
        {
            var trial = $"{full}.{Environment.ProcessId}.part";
            using var file = new FileStream(trial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{option}: nothing can be written to '{Path.GetDirectoryName(full)}'; choose another folder.");
        }
    }
}
