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
        command.SetAction((parsed, _) => CommandRun.Guarded(json: false, _ => Task.FromResult(Run(parsed))));
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var project = parsed.GetRequiredValue(Project);
        if (!File.Exists(project))
            throw new UsageException($"There is no project '{project}'.");
        var path = OutputFiles.Checked(parsed.GetValue(Out) ?? Path.ChangeExtension(project, ".png"), "--out");
        var (document, _) = ProjectFile.Load(project);
        var width = parsed.GetValue(Width);
        var height = (int)Math.Round(width / document.Aspect);
        if (height is < SmallestSide or > CollageRenderer.LargestSide)
        {
            throw new UsageException(
                $"--width must give a picture of {SmallestSide} to {CollageRenderer.LargestSide} pixels a side, not {width} x {height}.");
        }
        OutputFiles.WriteImage(document, path, width, height, parsed.GetValue(Threads), parsed.GetValue(Transparent));
        Console.WriteLine($"{path}  {width} x {height}");
        return 0;
    }
}
