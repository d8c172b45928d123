using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Access;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Work;

/// <summary>
/// The mask of one cut-out while somebody edits it, in pixels of its photo. Steps are done one after the other on a thread of the desk's
/// own. Whoever
/// opened it disposes it.
/// </summary>
internal sealed class MaskDesk : IAsyncDisposable
{
    /// <summary>Steps that may wait.</summary>
    public const int MostWaiting = 64;

    private readonly WorkLane _lane;
    private readonly MaskEditor _editor;
    private readonly ProjectSession _session;
    private readonly CutoutFiles _files;
    private readonly WorkFaults _faults;
    private readonly IStringLocalizer<WorkTexts> _texts;
    private readonly Action _closed;
    private int _disposed;

    /// <summary>Takes over an opened mask.</summary>
    /// <param name="lane">A lane of its own; closed with the desk.</param>
    /// <param name="editor">The mask, on a photo of the size of <paramref name="source"/>.</param>
    /// <param name="source">The photo.</param>
    /// <param name="session">The project.</param>
    /// <param name="cutout">The cut-out in it.</param>
    /// <param name="files">Keeps what is saved.</param>
    /// <param name="faults">Says what went wrong.</param>
    /// <param name="texts">What a user is told.</param>
    /// <param name="closed">Called once, when the desk is closed.</param>
    public MaskDesk(
        WorkLane lane, MaskEditor editor, RgbaImage source, ProjectSession session, CutoutChoice cutout, CutoutFiles files,
        WorkFaults faults, IStringLocalizer<WorkTexts> texts, Action closed)
    {
        (_lane, _editor, _session, Cutout) = (lane, editor, session, cutout);
        (_files, _faults, _texts, _closed) = (files, faults, texts, closed);
        (Width, Height) = (source.Width, source.Height);
    }

    /// <summary>The cut-out as it was when the mask was opened, or saved last.</summary>
    public CutoutChoice Cutout { get; private set; }

    /// <summary>Width of the photo in pixels.</summary>
    public int Width { get; }

    /// <summary>Height of the photo in pixels.</summary>
    public int Height { get; }

    /// <summary>Adds what lies under a point, or removes it.</summary>
    /// <param name="x">Photo pixels from the left.</param>
    /// <param name="y">Photo pixels from the top.</param>
    /// <param name="add">Add, or else remove.</param>
    /// <exception cref="MaskException">It cannot be done; the message says why.</exception>
    public Task<MaskStep> ClickAsync(double x, double y, bool add) =>
        StepAsync(editor => editor.Click(Math.Clamp(x, 0, Width), Math.Clamp(y, 0, Height), add));

    /// <summary>Paints with a round brush.</summary>
    /// <param name="points">The stroke in photo pixels, at most <see cref="MaskEditor.MostStrokePoints"/> points.</param>
    /// <param name="radius">Photo pixels, .5 to 1,000.</param>
    /// <param name="add">Add, or else remove.</param>
    /// <exception cref="MaskException">It cannot be done; the message says why.</exception>
    public Task<MaskStep> BrushAsync(IReadOnlyList<(double X, double Y)> points, double radius, bool add) =>
        StepAsync(editor => editor.Brush(points, radius, add));

    /// <summary>Makes the edge softer.</summary>
    /// <param name="pixels">Photo pixels to each side, above 0, at most <see cref="MaskEditor.LargestFeather"/>.</param>
    /// <exception cref="MaskException">It cannot be done; the message says why.</exception>
    public Task<MaskStep> FeatherAsync(double pixels) => StepAsync(editor => editor.Feather(pixels));

    /// <summary>Takes the last step back.</summary>
    /// <exception cref="MaskException">It cannot be done; the message says why.</exception>
    public Task<MaskStep> UndoAsync() => StepAsync(editor => editor.Undo());

    /// <summary>Does the step again that was taken back last.</summary>
    /// <exception cref="MaskException">It cannot be done; the message says why.</exception>
    public Task<MaskStep> RedoAsync() => StepAsync(editor => editor.Redo());

    /// <summary>Puts the cut-out with the edited outline in the place of the old one, as one step of the project's history.</summary>
    /// <exception cref="MaskException">Nothing is left of it, or it cannot be kept; the message says what to do.</exception>
    public async Task SaveAsync()
    {
        var saved = await GuardedAsync(editor => editor.Finish() is { } recut
            ? _files.Store(Cutout, recut) : throw new MaskException(_texts["MaskEmpty"]));
        saved = saved with { Verdict = Verdict.Approved };
        if (!Replace(saved))
            throw new MaskException(_texts["MaskGone"]);
        Cutout = saved;
    }

    /// <summary>The mask as a picture of the photo's shape, at most <see cref="CutoutFiles.TextureSide"/> pixels long: white, as opaque as
    /// the mask.</summary>
    /// <returns>A WebP file.</returns>
    /// <exception cref="MaskException">It cannot be made; the message says why.</exception>
    public Task<byte[]> OverlayAsync() => GuardedAsync(editor => MaskOverlay.Of(editor.Alpha, Width, Height));

    /// <summary>Closes the desk; what was not saved is lost.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        await Task.Run(_lane.Dispose);
        _closed();
    }

    private bool Replace(CutoutChoice saved)
    {
        var replaced = false;
        try
        {
            _session.Edit("mask", state =>
            {
                var now = state.Cutouts.FirstOrDefault(cutout => cutout.Id == saved.Id);
                replaced = now is not null;
                return now is null ? state : RecutPieces.Replace(state, now, saved);
            });
            return replaced;
        }
        catch (QuotaException full)
        {
            throw new MaskException(_faults.SentenceFor(full));
        }
    }

    private Task<MaskStep> StepAsync(Func<MaskEditor, bool> step) =>
        GuardedAsync(editor => new MaskStep(step(editor), editor.CanUndo, editor.CanRedo, editor.Bounds is null));

    private async Task<T> GuardedAsync<T>(Func<MaskEditor, T> work)
    {
        try
        {
            return await _lane.Run(_ => work(_editor));
        }
        catch (Exception closed) when (closed is ObjectDisposedException or OperationCanceledException)
        {
            throw new MaskException(_texts["MaskClosed"]);
        }
        catch (Exception fault) when (fault is not MaskException)
        {
            throw new MaskException(_faults.SentenceFor(fault));
        }
    }
}
