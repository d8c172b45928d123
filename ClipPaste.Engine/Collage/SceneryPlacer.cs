using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Rasters;

namespace ClipPaste.Engine.Collage;

/// <summary>Places backdrops over the whole width and scenery large, on a common ground line, behind the subjects.</summary>
internal sealed class SceneryPlacer(CanvasShape shape, SeededRandom random)
{
    /// <summary>A sky or sea that spans the canvas, its top at the canvas's top.</summary>
    public Pose PlaceBackdrop(ChosenCutout chosen)
    {
        var (unitWidth, unitHeight) = CanvasShape.UnitExtent(chosen.Cutout.Image);
        var scale = Math.Max(shape.Width / unitWidth, .8 * shape.Height / unitHeight) * random.Range(1.02, 1.15);
        var y = (scale * unitHeight - shape.Height) / 2 - .01;
        return new Pose(0, y / shape.Height, Math.Log(scale), 0, 1, random.Below(2) == 1);
    }

    /// <summary>One of <paramref name="count"/> pieces of scenery, in slot <paramref name="slot"/> from the left.</summary>
    public Pose PlaceScenery(ChosenCutout chosen, int slot, int count)
    {
        var image = chosen.Cutout.Image;
        var cut = chosen.Cutout.CutSides;
        var (unitWidth, unitHeight) = CanvasShape.UnitExtent(image);
        var spans = cut.HasFlag(CutSides.Left | CutSides.Right);
        var width = spans ? shape.Width * random.Range(1.02, 1.18)
            : shape.Width * (count == 1 ? random.Range(.6, .92) : random.Range(.85, 1.15) * Math.Pow(count, -.6));
        var tallest = shape.Height * (spans ? .95 : random.Range(.62, .8));
        var scale = Math.Min(width / unitWidth, spans ? double.MaxValue : tallest / unitHeight);
        var height = scale * unitHeight;
        var bottom = cut.HasFlag(CutSides.Bottom) ? shape.Height / 2 + random.Range(.01, .12) * height : shape.Height * random.Range(.22, .42);
        var x = spans ? 0 : SlotCentre(slot, count);
        return new Pose(x, (bottom - height / 2) / shape.Height, Math.Log(scale), 0, 1, random.Below(2) == 1);
    }

    private double SlotCentre(int slot, int count)
    {
        var centre = (slot + .5) / count - .5;
        return centre * .8 + random.Range(-.12, .12) / Math.Sqrt(count);
    }
}
