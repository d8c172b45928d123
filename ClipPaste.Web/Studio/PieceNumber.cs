using ClipPaste.Engine.Collage;

namespace ClipPaste.Web.Studio;

/// <summary>A number of a pose, as people read and write it.</summary>
/// <param name="Key">Key of the text that names it, and of the edit.</param>
/// <param name="Unit">Sign behind the number.</param>
/// <param name="Lock">Keeps a run from changing it.</param>
/// <param name="Least">Smallest value.</param>
/// <param name="Most">Largest value.</param>
/// <param name="SliderLeast">Left end of the slider.</param>
/// <param name="SliderMost">Right end of the slider: where people seldom go further.</param>
internal sealed record PieceNumber(string Key, string Unit, PoseLocks Lock, double Least, double Most, double SliderLeast, double SliderMost)
{
    private const double Percent = 100;
    private const double Half = .5;
    private const double Degrees = 180 / Math.PI;

    /// <summary>The piece's centre from the canvas's left border, in percent of the canvas's width.</summary>
    public static PieceNumber Across { get; } = new("across", "%", PoseLocks.Position, -50, 150, 0, 100);

    /// <summary>The piece's centre from the canvas's upper border, in percent of the canvas's height.</summary>
    public static PieceNumber Down { get; } = new("down", "%", PoseLocks.Position, -50, 150, 0, 100);

    /// <summary>The cut-out's long side in percent of the canvas's short side.</summary>
    public static PieceNumber Size { get; } = new("size", "%", PoseLocks.Scale, 2, 800, 5, 200);

    /// <summary>Degrees, clockwise.</summary>
    public static PieceNumber Turn { get; } = new("turn", "°", PoseLocks.Rotation, -180, 180, -180, 180);

    /// <summary>Percent; 0 cannot be seen.</summary>
    public static PieceNumber Opacity { get; } = new("opacity", "%", PoseLocks.Opacity, 0, 100, 0, 100);

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<PieceNumber> All { get; } = [Across, Down, Size, Turn, Opacity];

    /// <summary>Its value in a pose.</summary>
    public double Of(in Pose pose) => Key switch
    {
        "across" => (pose.X + Half) * Percent,
        "down" => (pose.Y + Half) * Percent,
        "size" => pose.Scale * Percent,
        "turn" => Math.IEEERemainder(pose.Rotation * Degrees, 360),
        _ => pose.Opacity * Percent,
    };

    /// <summary>The pose with another value; values out of range become the nearest in range.</summary>
    public Pose With(in Pose pose, double value)
    {
        var within = Math.Clamp(value, Least, Most);
        return Key switch
        {
            "across" => pose with { X = within / Percent - Half },
            "down" => pose with { Y = within / Percent - Half },
            "size" => pose with { LogScale = Math.Log(within / Percent) },
            "turn" => pose with { Rotation = within / Degrees },
            _ => pose with { Opacity = within / Percent },
        };
    }

    /// <summary>
    /// Where the value goes when that of another piece goes from one number to another: sizes in proportion, opacities to the same, all
    /// else by as much.
    /// </summary>
    public double Along(double value, double from, double to) => Key switch
    {
        "size" => value * to / from,
        "opacity" => to,
        "turn" => Math.IEEERemainder(value + to - from, 360),
        _ => value + to - from,
    };
}
