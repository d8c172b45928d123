using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Api;

/// <summary>A cut-out of a collage.</summary>
/// <param name="Id">Its id in the collage.</param>
/// <param name="Photo">Id of the photo it was cut from.</param>
/// <param name="Phrase">The phrase it was cut for.</param>
/// <param name="Role">What it does in the picture.</param>
/// <param name="Kind">Whether it has an outline of its own or is a part of a landscape.</param>
/// <param name="Width">Width of its picture in pixels.</param>
/// <param name="Height">Height of its picture in pixels.</param>
/// <param name="Box">Its place in the photo, in photo pixels.</param>
/// <param name="CutSides">Sides on which the thing goes on beyond the photo.</param>
/// <param name="Quality">How sure its outline is, 0 to 1.</param>
/// <param name="Score">How well it fits its phrase; only comparable within one phrase.</param>
/// <param name="Verdict">What was decided about it.</param>
/// <param name="Picture">Address of its picture: PNG with alpha, full size.</param>
/// <param name="Texture">Address of a smaller one: WebP with alpha.</param>
internal sealed record CutoutAnswer(
    string Id, string Photo, string Phrase, PieceRole Role, CutoutKind Kind, int Width, int Height, PixelBox Box, ImmutableArray<CutSides> CutSides,
    double Quality, double Score, Verdict Verdict, string Picture, string Texture)
{
    private static readonly ImmutableArray<CutSides> Sides = [.. Enum.GetValues<CutSides>().Where(side => side != Engine.Cutouts.CutSides.None)];

    /// <summary>A cut-out, as its collage knows it.</summary>
    /// <param name="project">The collage's id.</param>
    /// <param name="cutout">The cut-out.</param>
    public static CutoutAnswer Of(string project, CutoutChoice cutout) => new(
        cutout.Id, cutout.Photo, cutout.Phrase, cutout.Role, cutout.Kind, cutout.Width, cutout.Height, cutout.Box,
        [.. Sides.Where(side => cutout.CutSides.HasFlag(side))], cutout.Quality, cutout.Score, cutout.Verdict,
        $"{ProjectEndpoints.AddressOf(project)}/cutouts/{cutout.Id}/picture", $"{ApiRoutes.Root}/objects/{cutout.Texture}");
}
