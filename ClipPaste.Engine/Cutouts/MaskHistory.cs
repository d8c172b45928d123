using System.IO.Compression;

namespace ClipPaste.Engine.Cutouts;

/// <summary>
/// The steps by which a mask came about, to be undone and redone. A step keeps, compressed, the tiles that it changed; the oldest steps
/// go when there are too many or they take too much memory.
/// </summary>
/// <param name="plane">The mask, row by row, 0 to 255; changed in place by whoever records and by undoing.</param>
/// <param name="width">Columns.</param>
/// <param name="height">Rows.</param>
internal sealed class MaskHistory(byte[] plane, int width, int height)
{
    /// <summary>Steps kept at most.</summary>
    public const int MostSteps = 100;

    private const int TileSide = 64;
    private const long MostBytes = 64 << 20;

    private readonly LinkedList<IReadOnlyList<Tile>> _done = [];
    private readonly Stack<IReadOnlyList<Tile>> _undone = [];

    /// <summary>Whether there is a step to undo.</summary>
    public bool CanUndo => _done.Count > 0;

    /// <summary>Whether there is a step to redo.</summary>
    public bool CanRedo => _undone.Count > 0;

    /// <summary>Makes a change of the mask a step that can be undone.</summary>
    /// <param name="area">The change stays within it.</param>
    /// <param name="change">Changes the plane.</param>
    /// <returns>Whether anything changed; only then it is a step.</returns>
    public bool Record(PixelBox area, Action change)
    {
        var before = TilesOf(area).Select(box => (Box: box, Pixels: Copy(box))).ToArray();
        change();
        Tile[] changed =
        [
            .. before.Where(tile => !tile.Pixels.AsSpan().SequenceEqual(Copy(tile.Box))).Select(tile => Tile.Of(tile.Box, tile.Pixels)),
        ];
        if (changed.Length == 0)
            return false;
        _done.AddLast(changed);
        _undone.Clear();
        while (_done.Count > 1 && (_done.Count > MostSteps || _done.Sum(step => step.Sum(tile => (long)tile.Packed.Length)) > MostBytes))
            _done.RemoveFirst();
        return true;
    }

    /// <summary>Takes the last step back.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Undo()
    {
        if (_done.Last is not { } last)
            return false;
        _done.RemoveLast();
        _undone.Push(Swap(last.Value));
        return true;
    }

    /// <summary>Does the step again that was last taken back.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Redo()
    {
        if (!_undone.TryPop(out var step))
            return false;
        _done.AddLast(Swap(step));
        return true;
    }

    private Tile[] Swap(IReadOnlyList<Tile> step)
    {
        Tile[] now = [.. step.Select(tile => Tile.Of(tile.Box, Copy(tile.Box)))];
        foreach (var tile in step)
            Put(tile);
        return now;
    }

    private IEnumerable<PixelBox> TilesOf(PixelBox area)
    {
        for (var top = area.Y / TileSide * TileSide; top < Math.Min(height, area.Y + area.Height); top += TileSide)
        {
            for (var left = area.X / TileSide * TileSide; left < Math.Min(width, area.X + area.Width); left += TileSide)
                yield return new PixelBox(left, top, Math.Min(TileSide, width - left), Math.Min(TileSide, height - top));
        }
    }

    private byte[] Copy(PixelBox box)
    {
        var pixels = new byte[box.Width * box.Height];
        for (var y = 0; y < box.Height; y++)
            plane.AsSpan((box.Y + y) * width + box.X, box.Width).CopyTo(pixels.AsSpan(y * box.Width));
        return pixels;
    }

    private void Put(Tile tile)
    {
        var pixels = tile.Unpack();
        for (var y = 0; y < tile.Box.Height; y++)
            pixels.AsSpan(y * tile.Box.Width, tile.Box.Width).CopyTo(plane.AsSpan((tile.Box.Y + y) * width + tile.Box.X));
    }

    /// <summary>A part of the mask as it was; most are of one value and pack to a few bytes.</summary>
    private sealed record Tile(PixelBox Box, byte[] Packed)
    {
        public static Tile Of(PixelBox box, byte[] pixels)
        {
            using var packed = new MemoryStream();
            using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest))
                deflate.Write(pixels);
            return new Tile(box, packed.ToArray());
        }

        public byte[] Unpack()
        {
            var pixels = new byte[Box.Width * Box.Height];
            using var inflate = new DeflateStream(new MemoryStream(Packed), CompressionMode.Decompress);
            inflate.ReadExactly(pixels);
            return pixels;
        }
    }
}
