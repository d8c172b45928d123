using System.CommandLine;
using ClipPaste.Engine.Collage;

namespace ClipPaste.Web.Commands;

/// <summary><c>render</c>: draws a project again at any size.</summary>
internal static class RenderCommand
{
    private const int SmallestSide = 16;

    private static readonly Argument<string> Project = new("project") { Description = "The project file that make wrote (.clippaste)." };
    private static readonly Option<string?> Out =
        new("--out", "-o") { Description = "The picture to write: .png, .jpg or .webp; beside the project without it." };
    private static readonly Option<int> Width =
        WholeNumber.Option("--width", "Width of the picture in pixels", SmallestSide, CollageRenderer.LargestSide, 2048);
    private static readonly Option<bool> Transparent = new("--transparent") { Description = "Leave the background out." };
    private static readonly Option<int> Threads = WholeNumber.Option("--threads", "Worker threads", 1, 256, Environment.ProcessorCount);

    public static Command Create()
    {
        var command = new Command("render", "Renders a project at any size.") { Project, Out, Width, Transparent, Threads };
        ServerOptions.AddTo(command);
        command.SetAction((parsed, token) => CommandRun.Guarded(json: false, _ => Run(parsed, token)));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken token)
    {
        using var studio = ServerOptions.Studio(parsed, Threads);
        var project = parsed.GetRequiredValue(Project);
        if (!File.Exists(project))
            throw new UsageException($"There is no project '{project}'.");
        var path = OutputFiles.Checked(parsed.GetValue(Out) ?? Path.ChangeExtension(project, ".png"), "--out");
        if (studio is not null)
        {
            await RemoteRender.DrawAsync(studio, project, path, aspect => Size(parsed.GetValue(Width), aspect), parsed.GetValue(Transparent), token);
            return 0;
        }
        var (document, _) = ProjectFile.Load(project);
        var (width, height) = Size(parsed.GetValue(Width), document.Aspect);
        OutputFiles.WriteImage(document, path, width, height, parsed.GetValue(Threads), parsed.GetValue(Transparent));
        Console.WriteLine($"{path}  {width} x {height}");
        return 0;
    }

    private static (int Width, int Height) Size(int width, double aspect)
    {
        var height = (int)Math.Round(width / aspect);
        if (height is < SmallestSide or > CollageRenderer.LargestSide)
        {
            throw new UsageException(
                $"--width must give a picture of {SmallestSide} to {CollageRenderer.LargestSide} pixels a side, not {width} x {height}.");
        }
        return (width, height);
    }
}
