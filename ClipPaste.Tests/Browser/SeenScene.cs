namespace ClipPaste.Tests.Browser;

/// <summary>The scene as the canvas of a page shows it.</summary>
/// <param name="Version">Version of the document.</param>
/// <param name="Pieces">In paint order, the hindmost first.</param>
internal sealed record SeenScene(long Version, SeenPiece[] Pieces)
{
    /// <summary>A piece by its id.</summary>
    public SeenPiece this[string id] => Pieces.Single(piece => piece.Id == id);
}

/// <summary>A piece of it; the pose is in fractions of the canvas.</summary>
internal sealed record SeenPiece(string Id, string Name, SeenPose Pose, bool Hidden, int Locks);

/// <summary>A pose as messages carry it.</summary>
internal sealed record SeenPose(double X, double Y, double LogScale, double Rotation, double Opacity);

/// <summary>An iteration as it came to a page.</summary>
/// <param name="Number">Its number in the run.</param>
/// <param name="Ids">The pieces.</param>
/// <param name="Poses">x, y, logScale, rotation and opacity of each.</param>
/// <param name="Seen">When the page got it, in unix milliseconds.</param>
internal sealed record SeenFrame(int Number, string[] Ids, double[][] Poses, double Seen)
{
    /// <summary>Where the frame has a piece; null where it does not hold it.</summary>
    public (double X, double Y)? PlaceOf(string piece) =>
        Array.IndexOf(Ids, piece) is >= 0 and var place ? (Poses[place][0], Poses[place][1]) : null;
}
