using System.Collections.Immutable;
using System.Numerics;
using ClipPaste.Engine.Collage;

namespace ClipPaste.Engine.Exports;

/// <summary>
/// What a time-lapse shows at any time: between iterations the pieces follow smooth curves (Catmull-Rom), between runs they glide, what comes or
/// goes fades, and at the end the last iteration stands still.
/// </summary>
/// <param name="film">The iterations.</param>
/// <param name="seconds">Length of the film.</param>
internal sealed class TimeLapseCourse(TimeLapse film, double seconds)
{
    private const double LongestRest = 1.5;
    private const double LongestGlide = .6;

    private readonly double _rest = Math.Min(LongestRest, seconds * .2);
    private readonly double _glide = film.Runs.Length > 1 ? Math.Min(LongestGlide, seconds * .25 / (film.Runs.Length - 1)) : 0;
    private readonly int _steps = film.Runs.Sum(run => Math.Max(1, run.Length - 1));

    /// <summary>The collage at a time.</summary>
    public TimeLapseMoment At(double time)
    {
        var perStep = (seconds - _rest - _glide * (film.Runs.Length - 1)) / _steps;
        foreach (var (index, run) in film.Runs.Index())
        {
            var length = Math.Max(1, run.Length - 1) * perStep;
            if (time < length)
                return Within(run, time / perStep);
            time -= length;
            if (index + 1 < film.Runs.Length && time < _glide)
                return Between(run[^1], film.Runs[index + 1][0], run[^1], film.Runs[index + 1][0], Eased(time / _glide));
            time -= _glide;
        }
        return film.Runs[^1][^1];
    }

    private static TimeLapseMoment Within(ImmutableArray<TimeLapseMoment> run, double at)
    {
        var from = Math.Clamp((int)at, 0, Math.Max(0, run.Length - 2));
        TimeLapseMoment Near(int step) => run[Math.Clamp(from + step, 0, run.Length - 1)];
        return Between(Near(0), Near(1), Near(-1), Near(2), Math.Min(1, at - from));
    }

    private static TimeLapseMoment Between(TimeLapseMoment a, TimeLapseMoment b, TimeLapseMoment before, TimeLapseMoment after, double share)
    {
        if (ReferenceEquals(a, b) || share <= 0)
            return a;
        var pieces = new List<TimeLapsePiece>(b.Pieces.Length);
        foreach (var piece in b.Pieces)
        {
            pieces.Add(Find(a, piece) is { } old
                ? piece with { Pose = Curve(Find(before, piece) ?? old, old, piece.Pose, Find(after, piece) ?? piece.Pose, share) }
                : Faded(piece, share));
        }
        // What goes stays above the piece that it lay above.
        for (var place = 0; place < a.Pieces.Length; place++)
        {
            var gone = a.Pieces[place];
            if (Find(b, gone) is null)
                pieces.Insert(place == 0 ? 0 : pieces.FindIndex(piece => piece.Id == a.Pieces[place - 1].Id) + 1, Faded(gone, 1 - share));
        }
        return new TimeLapseMoment([.. pieces], [.. a.Colours.Zip(b.Colours, (from, to) => Vector3.Lerp(from, to, (float)share))]);
    }

    private static TimeLapsePiece Faded(in TimeLapsePiece piece, double share) => piece with { Pose = piece.Pose with { Opacity = piece.Pose.Opacity * share } };

    private static Pose? Find(TimeLapseMoment moment, in TimeLapsePiece piece)
    {
        foreach (ref readonly var other in moment.Pieces.AsSpan())
        {
            if (other.Continues(piece))
                return other.Pose;
        }
        return null;
    }

    private static Pose Curve(in Pose before, in Pose a, in Pose b, in Pose after, double share)
    {
        // The short way round.
        var turnTo = a.Rotation + Math.IEEERemainder(b.Rotation - a.Rotation, Math.Tau);
        var turnFrom = a.Rotation + Math.IEEERemainder(before.Rotation - a.Rotation, Math.Tau);
        var turnAfter = turnTo + Math.IEEERemainder(after.Rotation - turnTo, Math.Tau);
        return new Pose(
            Curve(before.X, a.X, b.X, after.X, share),
            Curve(before.Y, a.Y, b.Y, after.Y, share),
            Curve(before.LogScale, a.LogScale, b.LogScale, after.LogScale, share),
            Curve(turnFrom, a.Rotation, turnTo, turnAfter, share),
            Math.Clamp(a.Opacity + (b.Opacity - a.Opacity) * share, 0, 1),
            b.Mirrored);
    }

    private static double Curve(double before, double a, double b, double after, double t) =>
        .5 * (2 * a + t * (b - before + t * (2 * before - 5 * a + 4 * b - after + t * (3 * (a - b) + after - before))));

    private static double Eased(double share) => share * share * (3 - 2 * share);
}
