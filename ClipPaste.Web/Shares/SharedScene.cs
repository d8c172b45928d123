using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ClipPaste.Web.Store;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Shares;

/// <summary>
/// Scenes and frames as viewers get them: with addresses below the link's own, without names, ids and numbers that are nobody else's business.
/// </summary>
/// <param name="address">The link's path, such as <c>/s/token</c>.</param>
/// <param name="collage">What the link shows.</param>
internal sealed class SharedScene(string address, SharedCollage collage)
{
    // A time-lapse is played at 30 frames a second for 12 seconds at most.
    private const int MostFrames = 360;

    private const string Objects = "/objects/";

    /// <summary>The scene of a state.</summary>
    /// <param name="state">As it is shown; see <see cref="SharedCollages.Shown"/>.</param>
    /// <param name="version">Its version.</param>
    /// <param name="run">The run that is changing it; null for none.</param>
    public SceneMessage Of(ProjectState state, long version, RunStatus? run) => new(
        version, state.Aspect, [.. ScenePiece.Of(state).Select(Viewed)],
        new SceneBackground([.. state.Background.Colours.Select(colour => ImmutableArray.Create(colour.X, colour.Y, colour.Z))], Locked: false),
        run is null ? null : new SceneRun(NameOf(run.Id), run.Phase, run.Iteration, run.Planned), CanUndo: false, CanRedo: false);

    /// <summary>A frame of a run.</summary>
    public FrameMessage Of(FrameMessage frame) => collage.Allows(ShareRights.Recipe)
        ? frame with { Run = NameOf(frame.Run) }
        : frame with { Run = NameOf(frame.Run), Loss = 0, Score = 0 };

    /// <summary>The time-lapse of a run; null where too little of it was kept.</summary>
    /// <param name="runs">Has its frames.</param>
    /// <param name="run">The run.</param>
    /// <param name="planned">Iterations it was to have; no frame is numbered higher.</param>
    public TimelineMessage? Lapse(RunStore runs, string run, int planned)
    {
        var frames = runs.Frames(run);
        if (frames.Length < 2)
            return null;
        var step = Math.Max(1, (frames.Length - 1) / (double)(MostFrames - 1));
        var shown = Enumerable.Range(0, Math.Min(frames.Length, MostFrames)).Select(place => frames[(int)Math.Round(place * step)]);
        return new TimelineMessage([.. runs.Scenes(run).Select(scene => new TimelineScene(scene.From, Viewed(scene)))], [.. shown.Select(frame => Of(frame) with { Number = Math.Min(frame.Number, planned) })]);
    }

    /// <summary>The hashes of the pictures that pieces show.</summary>
    public static IEnumerable<string> ObjectsOf(IEnumerable<ScenePiece> pieces) => pieces.Where(piece => !piece.Hidden).Select(piece => piece.Texture[Objects.Length..]);

    /// <summary>What a run is called where its id must not stand.</summary>
    public static string NameOf(string run) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(run)).AsSpan(0, 8));

    private ImmutableArray<ScenePiece> Viewed(TimelineScene scene) => [.. scene.Pieces.Where(piece => !piece.Hidden).Select(Viewed)];

    private ScenePiece Viewed(ScenePiece piece) => piece with { Cutout = "", Name = "", Texture = address + piece.Texture, Locks = 0 };
}
