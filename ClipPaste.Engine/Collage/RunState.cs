namespace ClipPaste.Engine.Collage;

/// <summary>What a run has reached: poses and colours, Adam's moments, and the layout they are measured from.</summary>
internal sealed class RunState
{
    private const double SamePose = 1e-9;
    private const float SameColour = 1e-6f;

    private RunState(CollageDocument start, bool coloursChosen, double[] parameters, AdamMoments? moments)
    {
        Start = start;
        ColoursChosen = coloursChosen;
        Parameters = parameters;
        Adam = new Adam(parameters.Length);
        if (moments is not null)
            Adam.Import(moments);
    }

    /// <summary>The document at the poses and colours from which bounds are measured.</summary>
    public CollageDocument Start { get; }

    /// <summary>Whether a user chose the colours of <see cref="Start"/>.</summary>
    public bool ColoursChosen { get; }

    /// <summary>Poses and colours as they stand; the run changes them in place.</summary>
    public double[] Parameters { get; }

    /// <summary>Has as many parameters.</summary>
    public Adam Adam { get; }

    /// <summary>A run that begins.</summary>
    public static RunState Begin(CollageDocument document) =>
        new(document, coloursChosen: false, CollageParameters.Of(document), moments: null);

    /// <summary>A run that goes on.</summary>
    /// <exception cref="InvalidDataException">The checkpoint belongs to another collage.</exception>
    public static RunState Resume(CollageDocument document, RunCheckpoint checkpoint)
    {
        var pieces = document.Pieces.Length;
        if (checkpoint.StartPoses.Length != pieces || checkpoint.StartColours.Length != Background.ControlPoints)
            throw new InvalidDataException("The checkpoint belongs to a collage with other pieces.");
        var start = new double[CollageParameters.Count(pieces)];
        for (var piece = 0; piece < pieces; piece++)
            CollageParameters.WritePose(start, piece, checkpoint.StartPoses[piece]);
        for (var point = 0; point < Background.ControlPoints; point++)
            CollageParameters.WriteColour(start, pieces, point, checkpoint.StartColours[point]);
        return new RunState(
            CollageParameters.Apply(document, start), checkpoint.ColoursChosen, [.. checkpoint.Parameters], checkpoint.Moments);
    }

    /// <summary>The revision that an edited document amounts to when its poses and colours are compared with those reached.</summary>
    public Revision Compare(CollageDocument document)
    {
        var reached = CollageParameters.Apply(Start, Parameters);
        var poses = reached.Pieces.ToDictionary(piece => piece.Id, piece => piece.Pose, StringComparer.Ordinal);
        var moved = document.Pieces.Where(piece => !poses.TryGetValue(piece.Id, out var pose) || Differ(piece.Pose, pose))
            .Select(piece => piece.Id);
        var recoloured = document.Background.Colours.Zip(reached.Background.Colours)
            .Any(pair => (pair.First - pair.Second).LengthSquared() > SameColour * SameColour);
        return new Revision(document, [.. moved], recoloured);
    }

    /// <summary>The state that a revision makes of this one; this one stays as it is.</summary>
    /// <exception cref="ArgumentException">Two pieces of the revised document have the same id.</exception>
    public RunState Revised(Revision revision)
    {
        var pieces = revision.Document.Pieces;
        if (pieces.DistinctBy(piece => piece.Id).Count() != pieces.Length)
            throw new ArgumentException("Two pieces have the same id.", nameof(revision));
        var numbers = Start.Pieces.Select((piece, number) => (piece.Id, number)).ToDictionary(StringComparer.Ordinal);
        // What nobody says otherwise of is taken from the edited document, with moments of zero.
        var parameters = CollageParameters.Of(revision.Document);
        var start = CollageParameters.Of(revision.Document);
        var (before, beforeStart, beforeMoments) = (Parameters, CollageParameters.Of(Start), Adam.Export());
        var moments = new Adam(parameters.Length).Export();
        for (var piece = 0; piece < pieces.Length; piece++)
        {
            if (revision.Moved.Contains(pieces[piece].Id) || !numbers.TryGetValue(pieces[piece].Id, out var number))
                continue;
            var (from, to) = (number * CollageParameters.PerPiece, piece * CollageParameters.PerPiece);
            var same = LooksSame(Start.Pieces[number], pieces[piece]);
            Array.Copy(before, from, parameters, to, CollageParameters.PerPiece);
            Array.Copy(same ? beforeStart : before, from, start, to, CollageParameters.PerPiece);
            if (same)
                Carry(beforeMoments, from, moments, to, CollageParameters.PerPiece);
        }
        if (!revision.Recoloured)
        {
            var (from, to) = (Start.Pieces.Length * CollageParameters.PerPiece, pieces.Length * CollageParameters.PerPiece);
            Array.Copy(before, from, parameters, to, CollageParameters.OfBackground);
            Array.Copy(beforeStart, from, start, to, CollageParameters.OfBackground);
            Carry(beforeMoments, from, moments, to, CollageParameters.OfBackground);
        }
        return new RunState(CollageParameters.Apply(revision.Document, start), ColoursChosen || revision.Recoloured, parameters, moments);
    }

    // Another outline or a flip has other bounds and another gradient: such a piece begins anew where it lies.
    private static bool LooksSame(Piece before, Piece after) =>
        ReferenceEquals(before.Cutout.Image, after.Cutout.Image) && before.Cutout.CutSides == after.Cutout.CutSides
        && before.Role == after.Role && before.Pose.Mirrored == after.Pose.Mirrored;

    private static bool Differ(in Pose first, in Pose second) =>
        Math.Abs(first.X - second.X) > SamePose || Math.Abs(first.Y - second.Y) > SamePose
        || Math.Abs(first.LogScale - second.LogScale) > SamePose || Math.Abs(first.Rotation - second.Rotation) > SamePose
        || Math.Abs(first.Opacity - second.Opacity) > SamePose;

    private static void Carry(AdamMoments from, int fromIndex, AdamMoments to, int toIndex, int count)
    {
        Array.Copy(from.Mean, fromIndex, to.Mean, toIndex, count);
        Array.Copy(from.Square, fromIndex, to.Square, toIndex, count);
        Array.Copy(from.Steps, fromIndex, to.Steps, toIndex, count);
    }
}
