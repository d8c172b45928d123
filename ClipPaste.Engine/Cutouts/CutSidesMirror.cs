namespace ClipPaste.Engine.Cutouts;

/// <summary>What becomes of cut sides when a cut-out is flipped.</summary>
public static class CutSidesMirror
{
    /// <summary>The sides after a flip from left to right.</summary>
    public static CutSides Mirrored(this CutSides sides)
    {
        var mirrored = sides & ~(CutSides.Left | CutSides.Right);
        if (sides.HasFlag(CutSides.Left))
            mirrored |= CutSides.Right;
        if (sides.HasFlag(CutSides.Right))
            mirrored |= CutSides.Left;
        return mirrored;
    }
}
