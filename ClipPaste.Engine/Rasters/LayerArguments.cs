namespace ClipPaste.Engine.Rasters;

/// <summary>Checks what the rasters are given about layers.</summary>
internal static class LayerArguments
{
    private const float LargestLogScale = 30;

    /// <summary>Copies a permutation of 0 .. n - 1.</summary>
    /// <exception cref="ArgumentException">It is not one.</exception>
    public static void CopyOrder(ReadOnlySpan<int> backToFront, int[] order)
    {
        if (backToFront.Length != order.Length)
            throw new ArgumentException(
                $"A paint order of {order.Length} layers cannot have {backToFront.Length} entries.", nameof(backToFront));
        for (var layer = 0; layer < order.Length; layer++)
        {
            if (!backToFront.Contains(layer))
                throw new ArgumentException($"The paint order does not name layer {layer}.", nameof(backToFront));
        }
        backToFront.CopyTo(order);
    }

    /// <summary>Gives <paramref name="poses"/>[<paramref name="layer"/>] back if it can be painted.</summary>
    /// <exception cref="ArgumentException">A part of it is not finite, or its scale is beyond all measure.</exception>
    public static AffinePose Checked(ReadOnlySpan<AffinePose> poses, int layer)
    {
        var pose = poses[layer];
        if (!float.IsFinite(pose.X + pose.Y + pose.Rotation + pose.Opacity) || !(Math.Abs(pose.LogScale) <= LargestLogScale))
            throw new ArgumentException($"The pose of layer {layer} cannot be painted: {pose}.", nameof(poses));
        return pose;
    }
}
