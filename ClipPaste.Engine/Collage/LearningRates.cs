namespace ClipPaste.Engine.Collage;

/// <summary>Each parameter's learning rate: its group's, or 0 where it is locked.</summary>
internal static class LearningRates
{
    public static double[] Of(CollageDocument document, RunOptions options)
    {
        var rates = new double[CollageParameters.Count(document.Pieces.Length)];
        for (var piece = 0; piece < document.Pieces.Length; piece++)
        {
            var locks = document.Pieces[piece].Locks;
            var slot = rates.AsSpan(piece * CollageParameters.PerPiece, CollageParameters.PerPiece);
            slot[0] = slot[1] = Unless(locks, PoseLocks.Position, options.PositionRate);
            slot[2] = Unless(locks, PoseLocks.Scale, options.ScaleRate);
            slot[3] = Unless(locks, PoseLocks.Rotation, options.RotationRate);
            slot[4] = Unless(locks, PoseLocks.Opacity, options.OpacityRate);
        }
        rates.AsSpan(document.Pieces.Length * CollageParameters.PerPiece).Fill(document.Background.Locked ? 0 : options.ColourRate);
        return rates;
    }

    private static double Unless(PoseLocks locks, PoseLocks one, double rate) => locks.HasFlag(one) ? 0 : rate;
}
