using ClipPaste.Engine.Collage;
using ClipPaste.Web.Api;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Commands;

/// <summary><c>render --server</c>: a project file is opened by a studio, drawn there, and leaves nothing behind.</summary>
internal static class RemoteRender
{
    /// <summary>Draws a project.</summary>
    /// <param name="studio">Where.</param>
    /// <param name="project">The project file here.</param>
    /// <param name="path">The picture to write; its ending says in which format.</param>
    /// <param name="size">Its width and height in pixels, for the collage's aspect.</param>
    /// <param name="transparent">Leave the background out.</param>
    /// <param name="token">Stops.</param>
    public static async Task DrawAsync(StudioClient studio, string project, string path, Func<double, (int Width, int Height)> size, bool transparent, CancellationToken token)
    {
        var collage = await studio.SendFileAsync<ProjectAnswer>("files", project, asForm: false, token);
        try
        {
            var (width, height) = size(collage.Aspect);
            var options = new ExportOptions(RemoteFormat.Of(path), Math.Max(width, height), transparent);
            await new RemoteProject(studio, new Progress<MakeEvent>()).ExportAsync(collage.Id, options, path, token);
            Console.WriteLine($"{path}  {width} x {height}");
        }
        finally
        {
            await studio.SendAsync(HttpMethod.Delete, $"projects/{collage.Id}", body: null, CancellationToken.None);
            await studio.SendAsync(HttpMethod.Delete, $"trash/{collage.Id}", body: null, CancellationToken.None);
        }
    }
}
