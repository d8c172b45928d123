using System.Collections.Immutable;
using ClipPaste.Engine.Exports;
using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Store;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>Makes time-lapses of the iterations that were kept of a project's runs. Safe to use from any thread.</summary>
internal sealed class ProjectFilms(RunHistory history, RunStore runs, CollagePictures pictures)
{
    private const string Objects = "/objects/";

    /// <summary>Whether there is anything to show.</summary>
    /// <param name="project">The project.</param>
    /// <param name="run">One of its runs; null for any.</param>
    public bool HasFrames(string project, string? run) => history.WithFrames(project) is { IsEmpty: false } found && (run is null || found.Contains(run));

    /// <summary>The one run that a time-lapse shows; null where it shows several.</summary>
    /// <param name="project">The project.</param>
    /// <param name="run">The one that was chosen; null for all.</param>
    public string? OnlyRun(string project, string? run) => run ?? (history.WithFrames(project) is [var only] ? only : null);

    /// <summary>The time-lapse of a run of a project, or of all of them.</summary>
    /// <param name="project">The project.</param>
    /// <param name="state">Its present state: the canvas's shape, and the cut-outs in full.</param>
    /// <param name="run">One of its runs; null for all.</param>
    public TimeLapse Of(string project, ProjectState state, string? run)
    {
        // The scenes of a run name the pictures that browsers draw; the full ones are larger.
        var full = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var cutout in state.Cutouts)
            full[cutout.Texture] = cutout.Image;
        var shown = history.WithFrames(project).Where(id => run is null || id == run);
        return new TimeLapse(state.Aspect, [.. shown.Select(id => Moments(id, full)).Where(moments => !moments.IsEmpty)]);
    }

    /// <summary>Decodes a picture that a time-lapse names.</summary>
    public RgbaImage Picture(string name) => pictures.Get(name);

    private ImmutableArray<TimeLapseMoment> Moments(string run, Dictionary<string, string> full)
    {
        var scenes = runs.Scenes(run);
        var moments = ImmutableArray.CreateBuilder<TimeLapseMoment>();
        var at = -1;
        var known = new Dictionary<string, ScenePiece>(StringComparer.Ordinal);
        foreach (var frame in runs.Frames(run))
        {
            while (at + 1 < scenes.Length && scenes[at + 1].From <= frame.Number)
                known = scenes[++at].Pieces.ToDictionary(piece => piece.Id);
            moments.Add(new TimeLapseMoment([.. Pieces(frame, known, full)], frame.Background()));
        }
        return moments.ToImmutable();
    }

    private static IEnumerable<TimeLapsePiece> Pieces(FrameMessage frame, Dictionary<string, ScenePiece> known, Dictionary<string, string> full)
    {
        for (var place = 0; place < frame.Ids.Length; place++)
        {
            if (!known.TryGetValue(frame.Ids[place], out var piece))
                continue;
            var texture = piece.Texture.StartsWith(Objects, StringComparison.Ordinal) ? piece.Texture[Objects.Length..] : piece.Texture;
            yield return new TimeLapsePiece(piece.Id, full.GetValueOrDefault(texture, texture), FrameMessage.PoseOf(frame.Poses[place], piece.Mirrored));
        }
    }
}
