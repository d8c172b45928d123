namespace ClipPaste.Engine.Rasters;

/// <summary>Checks what the rasters are given about layers.</summary>
internal static class PaintOrder
{
    /// <summary>Copies a permutation of 0 .. n - 1.</summary>
    /// <exception cref="ArgumentException">It is not one.</exception>
    public static void Copy(ReadOnlySpan<int> backToFront, int[] order)
    {
        if (backToFront.Length != order.Length)
            throw new ArgumentException($"A paint order of {order.Length} layers cannot have {backToFront.Length} entries.", nameof(backToFront));
        for (var layer = 0; layer < order.Length; layer++)
        {
            if (!backToFront.Contains(layer))
                throw new ArgumentException($"The paint order does not name layer {layer}.", nameof(backToFront));
        }
        backToFront.CopyTo(order);
    }

    public static AffinePose RequireFinite(in AffinePose pose, int layer)
    {
        if (!float.IsFinite(pose.X + pose.Y + pose.LogScale + pose.Rotation + pose.Opacity))
            throw new ArgumentException($"The pose of layer {layer} is not finite: {pose}.");
        return pose;
    }
}
