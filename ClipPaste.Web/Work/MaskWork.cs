using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Sources;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Work;

/// <summary>Opens the masks of cut-outs to be edited by hand.</summary>
internal sealed class MaskWork(
    PhotoCatalogue catalogue, Scissors scissors, CollagePictures pictures, CutoutFiles files, WorkFaults faults,
    IStringLocalizer<WorkTexts> texts)
{
    // Each holds a whole photo with its mask.
    private const int MostOpen = 8;

    private int _open;

    /// <summary>Opens the mask of a cut-out on its photo.</summary>
    /// <param name="session">The project.</param>
    /// <param name="cutoutId">The cut-out.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>The desk; the caller disposes it.</returns>
    /// <exception cref="MaskException">It cannot be opened; the message says why.</exception>
    public async Task<MaskDesk> OpenAsync(ProjectSession session, string cutoutId, CancellationToken token = default)
    {
        if (session.State.Cutouts.FirstOrDefault(cutout => cutout.Id == cutoutId) is not { } choice)
            throw new MaskException(texts["MaskGone"]);
        if (catalogue.Find(choice.Photo) is not { } source)
            throw new MaskException(texts["PhotoUnknown", choice.Phrase]);
        if (Interlocked.Increment(ref _open) > MostOpen)
        {
            Close();
            throw new MaskException(texts["TooBusy"]);
        }
        // A lane of its own: a click must not wait until somebody's photos are cut.
        var lane = new WorkLane("mask", MaskDesk.MostWaiting);
        try
        {
            var (editor, photo) = await lane.Run(_ => Read(choice, source), token);
            return new MaskDesk(lane, editor, photo, session, choice, files, faults, texts, Close);
        }
        catch (Exception fault)
        {
            lane.Dispose();
            Close();
            if (fault is OperationCanceledException)
                throw;
            throw new MaskException(Sentence(fault, source));
        }
    }

    private void Close() => Interlocked.Decrement(ref _open);

    private string Sentence(Exception fault, SourcePhoto source) => fault switch
    {
        FileNotFoundException or DirectoryNotFoundException => texts["PhotoGone", source.Credit.Title],
        ImageFormatException => texts["PhotoUnreadable", source.Credit.Title],
        _ => faults.SentenceFor(fault),
    };

    private (MaskEditor Editor, RgbaImage Photo) Read(CutoutChoice choice, SourcePhoto source)
    {
        var photo = ImageReader.Read(source.Path);
        var cut = pictures.Get(choice.Image);
        var current = new Cutout(source, choice.Box, cut, choice.Kind, choice.Quality) { CutSides = choice.CutSides };
        var editor = new MaskEditor(scissors.Networks.Segmenter, source, photo, choice.Kind, current);
        editor.Prepare();
        return (editor, photo);
    }
}
