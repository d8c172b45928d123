using System.CommandLine;
using ClipPaste.Engine.Collage;

namespace ClipPaste.Web.Commands;

/// <summary><c>render</c>: draws a project again at any size.</summary>
internal static class RenderCommand
{
    private static readonly Argument<string> Project = new("project") { Description = "The project file that make wrote (.clippaste)." };
    private static readonly Option<string?> Out = new("--out", "-o") { Description = "The picture to write: .png, .jpg or .webp; beside the project without it." };
    private static readonly Option<int> Width = new("--width") { Description = "Width of the picture in pixels.", DefaultValueFactory = _ => 2048 };
    private static readonly Option<bool> Transparent = new("--transparent") { Description = "Leave the background out." };
    private static readonly Option<int> Threads = new("--threads") { Description = "Worker threads.", DefaultValueFactory = _ => Environment.ProcessorCount };

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
        if (width < 16 || height < 16 || Math.Max(width, height) > CollageRenderer.LargestSide)
            throw new UsageException($"--width must give a picture of 16 to {CollageRenderer.LargestSide} pixels a side, not {width} x {height}.");
        OutputFiles.WriteImage(document, path, width, height, Math.Clamp(parsed.GetValue(Threads), 1, 256), parsed.GetValue(Transparent));
        Console.WriteLine($"{path}  {width} x {height}");
        return 0;
    }
}
