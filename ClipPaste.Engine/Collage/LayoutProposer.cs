using System.Collections.Immutable;
using ClipPaste.Engine.Prompts;
using ClipPaste.Engine.Rasters;

namespace ClipPaste.Engine.Collage;

/// <summary>
/// Proposes layouts: backdrops and scenery large at the back, subjects before them. Three quarters follow the prompt's words of place,
/// the rest is left to chance.
/// </summary>
public sealed class LayoutProposer
{
    private const int OneAtRandomOf = 4;

    private readonly Prompt _prompt;
    private readonly CanvasShape _shape;
    private readonly ChosenCutout[] _behind;
    private readonly ChosenCutout[] _subjects;
    private readonly IReadOnlyList<Background> _backgrounds;

    /// <summary>Prepares to propose.</summary>
    /// <param name="prompt">Its words of place shape the layouts.</param>
    /// <param name="chosen">All of these are placed in every layout.</param>
    /// <param name="backgrounds">Colours to choose from, the most fitting first; at least one.</param>
    /// <param name="shape">The canvas.</param>
    public LayoutProposer(Prompt prompt, IReadOnlyList<ChosenCutout> chosen, IReadOnlyList<Background> backgrounds, CanvasShape shape)
    {
        if (backgrounds.Count == 0)
            throw new ArgumentException("There must be a background to choose.", nameof(backgrounds));
        _prompt = prompt;
        _shape = shape;
        _backgrounds = backgrounds;
        _behind = [.. chosen.Where(item => item.Role != PieceRole.Subject).OrderBy(item => item.Role)];
        _subjects = [.. chosen.Where(item => item.Role == PieceRole.Subject)];
    }

    /// <summary>Proposes <paramref name="count"/> layouts from a seed.</summary>
    public ImmutableArray<Layout> Propose(int count, ulong seed)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, count).Select(number => Propose(random, byWords: number % OneAtRandomOf != OneAtRandomOf - 1))];
    }

    private Layout Propose(SeededRandom random, bool byWords)
    {
        var pieces = new List<(Piece Piece, Thing Thing)>();
        PlaceBehind(pieces, random);
        var hindmost = pieces.Count;
        PlaceSubjects(pieces, random, byWords);
        var subjects = pieces.Skip(hindmost).OrderBy(item => DepthOf(item.Piece, item.Thing)).ToArray();
        var ordered = new List<(Piece Piece, Thing Thing)>(pieces.Take(hindmost));
        foreach (var item in subjects)
            ordered.Insert(IndexOf(item.Thing, ordered), item);
        // Earlier backgrounds fit better: the square makes them likelier.
        var background = (int)(_backgrounds.Count * Math.Pow(random.NextDouble(), 2));
        return new Layout([.. ordered.Select(item => item.Piece)], _backgrounds[background], byWords && _prompt.Relations.Count > 0);
    }

    private void PlaceBehind(List<(Piece Piece, Thing Thing)> pieces, SeededRandom random)
    {
        var placer = new SceneryPlacer(_shape, random);
        var scenery = _behind.Where(item => item.Role == PieceRole.Scenery).ToArray();
        var slots = Enumerable.Range(0, scenery.Length).ToArray();
        random.Shuffle(slots.AsSpan());
        foreach (var backdrop in _behind.Where(item => item.Role == PieceRole.Backdrop))
            Add(pieces, backdrop, placer.PlaceBackdrop(backdrop));
        var placed = scenery.Select((item, number) => (Item: item, Pose: placer.PlaceScenery(item, slots[number], scenery.Length)));
        // The largest is the farthest: it must not hide the others.
        foreach (var (item, pose) in placed.OrderByDescending(entry => entry.Pose.LogScale))
            Add(pieces, item, pose);
    }

    private void PlaceSubjects(List<(Piece Piece, Thing Thing)> pieces, SeededRandom random, bool byWords)
    {
        var placer = new SubjectPlacer(_prompt, _shape, random, byWords);
        var order = Enumerable.Range(0, _subjects.Length).ToArray();
        random.Shuffle(order.AsSpan());
        var numberOfThing = new Dictionary<Thing, int>();
        for (var number = 0; number < _subjects.Length; number++)
        {
            var chosen = _subjects[number];
            var part = numberOfThing.GetValueOrDefault(chosen.Thing);
            numberOfThing[chosen.Thing] = part + 1;
            var placed = pieces.Select(item => new PlacedItem(item.Thing, item.Piece.Role, PlacedBox.Of(item.Piece.Cutout, item.Piece.Pose, _shape))).ToArray();
            Add(pieces, chosen, placer.FindPose(chosen, order[number], _subjects.Length, (part, _subjects.Count(other => other.Thing == chosen.Thing)), placed));
        }
    }

    private void Add(List<(Piece Piece, Thing Thing)> pieces, ChosenCutout chosen, Pose pose)
    {
        var locks = chosen.Role == PieceRole.Backdrop ? PoseLocks.None : PoseLocks.Opacity;
        var piece = new Piece($"piece-{pieces.Count + 1}", chosen.Cutout, chosen.Thing.Name, chosen.Role, pose, locks);
        pieces.Add((piece with { Pose = new PoseBounds(piece, _shape).Project(pose) }, chosen.Thing));
    }

    // In front of all that is there, but behind what the words put before it.
    private int IndexOf(Thing thing, List<(Piece Piece, Thing Thing)> ordered)
    {
        var before = _prompt.Relations.FirstOrDefault(relation => relation.Subject == thing && relation.Place == Place.Behind)?.Landmark;
        var index = before is null ? -1 : ordered.FindIndex(item => item.Thing == before);
        return index < 0 ? ordered.Count : index;
    }

    // Feet further down the canvas are nearer; words say otherwise for some.
    private double DepthOf(Piece piece, Thing thing)
    {
        var depth = PlacedBox.Of(piece.Cutout, piece.Pose, _shape).Bottom;
        if (_prompt.Relations.Any(relation => relation.Landmark == thing && relation.Place == Place.Holding))
            depth += 10;
        return depth;
    }
}
