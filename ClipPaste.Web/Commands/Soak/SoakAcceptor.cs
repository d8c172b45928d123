using System.Numerics;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Access;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Commands;

/// <summary>Hands jobs in to the studios of a folder, and says of each that it was accepted; until it is killed.</summary>
internal static class SoakAcceptor
{
    /// <summary>Exports of a project; so few that none is pruned.</summary>
    private const int ExportsPerProject = 10;

    private const int RunEvery = 4;
    private const int RunIterations = 12;
    private const int MostWaiting = 30;
    private const int ExportSide = 96;
    private const int Disc = 48;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Hands jobs in.</summary>
    /// <param name="folder">The studios' data folder.</param>
    /// <param name="told">Receives the id of every job that was accepted, a line each.</param>
    /// <param name="token">Ends it.</param>
    public static async Task<int> RunAsync(string folder, TextWriter told, CancellationToken token)
    {
        var database = new StudioDatabase(folder);
        var queue = new JobQueue(
            database, new AccountQuotas(database, new Quotas()), new QueueOptions { Queued = MostWaiting }, TimeProvider.System, new BootClock(), instance: null);
        var projects = new ProjectStore(database, TimeProvider.System);
        var state = Collage(new ObjectStore(Path.Combine(folder, "objects")));
        using var timer = new PeriodicTimer(Pause);
        for (var number = 0; ; number++)
        {
            var project = projects.Create(state);
            foreach (var job in JobsOf(project, state, withRun: number % RunEvery == 0))
            {
                while (!IsAccepted(queue, job))
                    await timer.WaitForNextTickAsync(token);
                await told.WriteLineAsync(job.Id);
                await told.FlushAsync(token);
            }
        }
    }

    private static bool IsAccepted(JobQueue queue, NewJob job)
    {
        try
        {
            queue.Enqueue(job);
            return true;
        }
        catch (QueueFullException)
        {
            return false;
        }
    }

    private static IEnumerable<NewJob> JobsOf(string project, ProjectState state, bool withRun)
    {
        if (withRun)
            yield return new NewJob(UnguessableId.New(), JobKind.Run, project, Caller.LocalId, RunIterations, StateJson.Write(new KeptRun(state, 1)));
        for (var export = 0; export < ExportsPerProject; export++)
        {
            var order = new ExportOrder(new ExportOptions(export % 2 == 0 ? ExportFormat.Png : ExportFormat.Credits, ExportSide), state);
            yield return new NewJob(UnguessableId.New(), JobKind.Export, project, Caller.LocalId, 1, StateJson.Write(order));
        }
    }

    // A disc on the neutral background: all a run or an export needs.
    private static ProjectState Collage(ObjectStore objects)
    {
        var image = new RgbaImage(Disc, Disc);
        for (var y = 0; y < Disc; y++)
        {
            for (var x = 0; x < Disc; x++)
            {
                var inside = new Vector2(x + .5f - Disc / 2f, y + .5f - Disc / 2f).Length() < Disc / 2f;
                new byte[] { 200, 60, 40, inside ? byte.MaxValue : byte.MinValue }.CopyTo(image.Row(y)[(x * 4)..]);
            }
        }
        using var file = new MemoryStream();
        ImageWriter.Write(image, file, ImageFormat.Png);
        var hash = objects.Put(file.ToArray());
        var cutout = new CutoutChoice("disc", "photo", "disc", PieceRole.Subject, hash, hash, Disc, Disc, new PixelBox(0, 0, Disc, Disc), CutoutKind.Subject,
            Quality: 1, CutSides.None, Score: 1, Verdict.Approved);
        return new ProjectState
        {
            Title = "Soak",
            Prompt = "a red disc",
            Cutouts = [cutout],
            Pieces = [new PlacedPiece("piece", cutout.Id, "disc", new Pose(.1, .1, Math.Log(.4), 0, 1, Mirrored: false))],
            Iterations = RunIterations,
        };
    }
}
