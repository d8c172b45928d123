using ClipPaste.Engine.Prompts;
using ClipPaste.Engine.Rasters;

namespace ClipPaste.Engine.Collage;

/// <summary>
/// Places subjects in front of the scenery: by the prompt's words of place or at random, each where it collides least with those placed
/// before it.
/// </summary>
internal sealed class SubjectPlacer(Prompt prompt, CanvasShape shape, SeededRandom random, bool byWords)
{
    private const int Tries = 8;
    private const double HeldSize = .6;

    /// <summary>A pose for one of the subjects.</summary>
    /// <param name="chosen">What is to be placed.</param>
    /// <param name="slot">Its number among the subjects.</param>
    /// <param name="count">Number of subjects.</param>
    /// <param name="partOfThing">Its number among the pieces of its thing, and how many there are.</param>
    /// <param name="placed">What lies on the canvas already, with the thing each stands for.</param>
    public Pose FindPose(ChosenCutout chosen, int slot, int count, (int Number, int Of) partOfThing, IReadOnlyList<PlacedItem> placed)
    {
        var best = default(Pose);
        var leastCost = double.MaxValue;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var pose = Draw(chosen, slot, count, partOfThing, placed);
            var cost = Cost(PlacedBox.Of(chosen.Cutout, pose, shape), placed);
            if (cost < leastCost)
                (best, leastCost) = (pose, cost);
        }
        return best;
    }

    private Pose Draw(ChosenCutout chosen, int slot, int count, (int Number, int Of) part, IReadOnlyList<PlacedItem> placed)
    {
        var (unitWidth, unitHeight) = CanvasShape.UnitExtent(chosen.Cutout.Image);
        var (place, partner) = RelationOf(chosen.Thing, placed);
        // What is held stays with its holder even where chance decides.
        if (!byWords && place != Place.Holding)
            (place, partner) = (null, null);
        var scale = Size(count, part.Of) * (place == Place.Holding ? HeldSize : 1) / Math.Sqrt(unitWidth * unitHeight);
        scale = Math.Min(scale, Math.Min(.82 * shape.Height / unitHeight, .8 * shape.Width / unitWidth));
        var halfHeight = scale * unitHeight / 2;
        var tilt = random.Gaussian() * .03;
        var mirrored = random.Below(2) == 1;
        var spread = shape.Width * (((slot + .5) / count - .5) * .85 + random.Range(-.12, .12));
        // Without a word of place a subject stands on the ground: its feet are in the lower part of the canvas.
        var standing = shape.Height * random.Range(.28, .47) - halfHeight;
        var (x, y) = place switch
        {
            Place.Over or Place.AtTop => (spread, -shape.Height * random.Range(.05, .40)),
            Place.Down or Place.Up => Slope(part, halfHeight, ref tilt, descending: place == Place.Down),
            Place.On when partner is { } below => (below.X + random.Range(-.25, .25) * below.Width, below.Top + below.Height * random.Range(.05, .3) - halfHeight),
            Place.Holding when partner is { } holder => (holder.X + Side() * random.Range(.15, .5) * holder.Width, Math.Min(holder.Bottom + .05, .47 * shape.Height) - halfHeight),
            Place.Beside when partner is { } beside => (beside.X + Side() * (beside.Width + scale * unitWidth) * random.Range(.36, .5), Math.Min(standing, beside.Bottom - halfHeight + random.Range(-.02, .08))),
            Place.LeftOf => (-shape.Width * random.Range(.15, .35), standing),
            Place.RightOf => (shape.Width * random.Range(.15, .35), standing),
            Place.Behind when partner is { } before => (before.X + random.Range(-.3, .3) * before.Width, before.Top + halfHeight * random.Range(-.2, .45)),
            _ when byWords => (spread, standing),
            _ => (shape.Width * random.Range(-.4, .4), shape.Height * random.Range(.2, .47) - halfHeight),
        };
        return new Pose(x / shape.Width, y / shape.Height, Math.Log(scale), tilt, 1, mirrored);
    }

    // What stands alone is what the sentence is about: larger than one of several. What is held belongs to its holder and takes no room of its own.
    private double Size(int count, int ofThing)
    {
        var crowd = Math.Max(1, count - .7 * prompt.Relations.Count(relation => relation.Place == Place.Holding) * Math.Min(count - 1, 3));
        var size = random.Range(.54, .7) * Math.Pow(crowd, -.36);
        return ofThing > 1 ? size * random.Range(.75, 1.05) : size * random.Range(1.05, 1.25);
    }

    // Feet on a slope from the upper left to the lower right, leaning into it.
    private (double X, double Y) Slope((int Number, int Of) part, double halfHeight, ref double tilt, bool descending)
    {
        var along = Math.Clamp((part.Number + random.Range(.2, .8)) / part.Of, 0, 1);
        tilt = random.Range(.08, .35) * (descending ? 1 : -1);
        var feet = (descending ? .14 + .33 * along : .47 - .33 * along) + random.Range(-.03, .02);
        return (shape.Width * (-.34 + .68 * along), shape.Height * feet - halfHeight);
    }

    private (Place? Place, PlacedBox? Partner) RelationOf(Thing thing, IReadOnlyList<PlacedItem> placed)
    {
        foreach (var relation in prompt.Relations)
        {
            // What is held follows its holder, not the other way round.
            if (relation.Subject == thing && relation.Place != Place.Holding)
                return (relation.Place, BoxOf(relation.Landmark, placed));
            if (relation.Landmark == thing && Inverse(relation.Place) is { } inverse)
                return (inverse, BoxOf(relation.Subject, placed));
        }
        return (null, null);
    }

    private static PlacedBox? BoxOf(Thing? thing, IReadOnlyList<PlacedItem> placed) =>
        placed.FirstOrDefault(item => item.Thing == thing)?.Box;

    private static Place? Inverse(Place place) => place switch
    {
        Place.Under => Place.Over,
        Place.Beside => Place.Beside,
        Place.LeftOf => Place.RightOf,
        Place.RightOf => Place.LeftOf,
        Place.Holding => Place.Holding,
        _ => null,
    };

    private double Side() => random.Below(2) == 1 ? 1 : -1;

    private double Cost(in PlacedBox box, IReadOnlyList<PlacedItem> placed)
    {
        var outside = Math.Max(0, Math.Abs(box.X) + box.Width / 2 - shape.Width / 2) + Math.Max(0, Math.Abs(box.Y) + box.Height / 2 - shape.Height / 2);
        var cost = outside / Math.Min(box.Width, box.Height);
        foreach (var item in placed)
        {
            if (item.Role == PieceRole.Subject)
                cost += box.Overlap(item.Box);
        }
        return cost;
    }
}
