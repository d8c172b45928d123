namespace ClipPaste.Engine.Cutouts;

/// <summary>A row-major plane of numbers, one per cell: how much of a mask, of an edge or of a colour lies there.</summary>
/// <remarks>The plane owns <see cref="Values"/>; whoever changes them changes the plane.</remarks>
public sealed class MaskPlane
{
    /// <summary>A plane of zeros.</summary>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    public MaskPlane(int width, int height)
        : this(width, height, new float[checked(width * height)])
    {
    }

    /// <summary>Wraps <paramref name="values"/> without copying.</summary>
    /// <exception cref="ArgumentException">The sizes do not agree.</exception>
    public MaskPlane(int width, int height, float[] values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        var cells = (long)width * height;
        if (values.Length != cells)
            throw new ArgumentException($"{width} x {height} cells need {cells} values, not {values.Length}.", nameof(values));
        Width = width;
        Height = height;
        Values = values;
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Value of cell (x, y) at <c>y * Width + x</c>.</summary>
    public float[] Values { get; }

    /// <summary>The value of one cell.</summary>
    public float this[int x, int y]
    {
        get => Values[(y * Width) + x];
        set => Values[(y * Width) + x] = value;
    }

    /// <summary>
    /// The value between cells by bilinear interpolation; cell (x, y) has its centre at (x, y); beyond the border the border goes on.
    /// </summary>
    public float Sample(double x, double y)
    {
        x = Math.Clamp(x, 0, Width - 1);
        y = Math.Clamp(y, 0, Height - 1);
        int left = (int)x, top = (int)y;
        int right = Math.Min(left + 1, Width - 1), bottom = Math.Min(top + 1, Height - 1);
        float u = (float)(x - left), v = (float)(y - top);
        var upper = this[left, top] + (u * (this[right, top] - this[left, top]));
        var lower = this[left, bottom] + (u * (this[right, bottom] - this[left, bottom]));
        return upper + (v * (lower - upper));
    }

    /// <summary>
    /// The same picture on <paramref name="width"/> x <paramref name="height"/> cells, bilinear; meant for enlarging or mild reduction.
    /// </summary>
    public MaskPlane Resize(int width, int height)
    {
        var resized = new MaskPlane(width, height);
        double stepX = (double)Width / width, stepY = (double)Height / height;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                resized[x, y] = Sample(((x + 0.5) * stepX) - 0.5, ((y + 0.5) * stepY) - 0.5);
        }
        return resized;
    }
}
