using ClipPaste.Engine.Collage;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>Puts cut-outs on the canvas one by one, for a user who begins without a layout or adds to one.</summary>
internal static class CanvasPlacing
{
    private const double SubjectSize = .45;
    private const double BackdropSize = 1.04;
    private const double SceneryWidth = .9;
    private const double SceneryHeight = .8;
    private const double Step = .1;
    private const int Places = 7;

    /// <summary>Takes all pieces off the canvas and gives it the neutral background, unless that is locked.</summary>
    public static void EmptyCanvas(ProjectSession session) => session.Edit("empty", state =>
    {
        var background = state.Background.Locked ? state.Background : StartBackground.Neutral;
        return state.Pieces.IsEmpty && state.Background.Equals(background) ? state : state with { Pieces = [], Background = background };
    });

    /// <summary>Puts a cut-out on the canvas: a backdrop behind all, scenery before the backdrops, anything else in front.</summary>
    /// <param name="session">The project.</param>
    /// <param name="cutoutId">The cut-out; one that was not approved yet is approved by this.</param>
    /// <param name="pose">Where; null for a place that suits it.</param>
    /// <returns>The id of the new piece; null where there is no such cut-out, or no room for a piece more.</returns>
    public static string? Place(ProjectSession session, string cutoutId, Pose? pose = null)
    {
        string? id = null;
        session.Edit("add", state =>
        {
            if (state.Cutouts.FirstOrDefault(cutout => cutout.Id == cutoutId) is not { } cutout
                || state.Pieces.Length >= ProjectState.MostPieces)
                return state;
            id = ShortId.New();
            var name = new PieceNames(state.Pieces.Select(piece => piece.Name)).Next(cutout.Phrase);
            var locks = cutout.Role == PieceRole.Backdrop ? PoseLocks.None : PoseLocks.Opacity;
            var piece = new PlacedPiece(id, cutout.Id, name, pose ?? PoseFor(cutout, state), locks);
            return state with
            {
                Pieces = state.Pieces.Insert(IndexFor(cutout, state), piece),
                Cutouts = state.Cutouts.Replace(cutout, cutout with { Verdict = Verdict.Approved }),
            };
        });
        return id;
    }

    private static int IndexFor(CutoutChoice cutout, ProjectState state)
    {
        if (cutout.Role == PieceRole.Subject)
            return state.Pieces.Length;
        var roles = state.Cutouts.ToDictionary(other => other.Id, other => other.Role, StringComparer.Ordinal);
        return state.Pieces.TakeWhile(piece => roles.TryGetValue(piece.Cutout, out var role) && role <= cutout.Role).Count();
    }

    private static Pose PoseFor(CutoutChoice cutout, ProjectState state)
    {
        var shape = new CanvasShape(state.Aspect);
        double longSide = Math.Max(cutout.Width, cutout.Height);
        var (width, height) = (cutout.Width / longSide, cutout.Height / longSide);
        switch (cutout.Role)
        {
            case PieceRole.Backdrop:
                var cover = BackdropSize * Math.Max(shape.Width / width, SceneryHeight * shape.Height / height);
                return At(0, (cover * height - shape.Height) / 2 / shape.Height, cover);
            case PieceRole.Scenery:
                var size = Math.Min(SceneryWidth * shape.Width / width, SceneryHeight * shape.Height / height);
                return At(0, .5 - size * height / 2 / shape.Height, size);
            default:
                // Each next one a little aside, now left, now right, so that none lies unseen under another.
                var number = state.Pieces.Length % Places;
                var aside = (number + 1) / 2 * (number % 2 == 0 ? -Step : Step);
                return At(aside, Math.Abs(aside) / 2, SubjectSize);
        }
    }

    private static Pose At(double x, double y, double scale) => new(x, y, Math.Log(scale), 0, 1, Mirrored: false);
}
