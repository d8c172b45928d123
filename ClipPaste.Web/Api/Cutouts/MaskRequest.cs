using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Api;

/// <summary>How the mask of a cut-out is to change, in pixels of its photo.</summary>
/// <param name="Steps">Done one after the other, 64 at most.</param>
internal sealed record MaskRequest(ImmutableArray<MaskOp> Steps)
{
    /// <summary>Most steps at once.</summary>
    public const int MostSteps = 64;

    /// <summary>Whether all of it can be tried.</summary>
    [JsonIgnore]
    public bool IsFine => Steps.Length is > 0 and <= MostSteps && Steps.All(step => step is { IsFine: true });
}

/// <summary>A step that changes a mask.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "op")]
[JsonDerivedType(typeof(MaskClick), "click")]
[JsonDerivedType(typeof(MaskStroke), "brush")]
[JsonDerivedType(typeof(MaskFeather), "feather")]
internal abstract record MaskOp
{
    /// <summary>Whether its numbers are within their ranges.</summary>
    [JsonIgnore]
    public abstract bool IsFine { get; }

    /// <summary>Does it.</summary>
    /// <exception cref="MaskException">It cannot be done; the message says why.</exception>
    public abstract Task<MaskStep> DoAsync(MaskDesk desk);
}

/// <summary>Adds what lies under a point, or removes it.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
/// <param name="Add">Add, or else remove.</param>
internal sealed record MaskClick(double X, double Y, bool Add) : MaskOp
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override bool IsFine => double.IsFinite(X) && double.IsFinite(Y);

    /// <inheritdoc/>
    public override Task<MaskStep> DoAsync(MaskDesk desk) => desk.ClickAsync(X, Y, Add);
}

/// <summary>Paints with a round brush.</summary>
/// <param name="Points">The stroke, 500 points at most.</param>
/// <param name="Radius">.5 to 1,000.</param>
/// <param name="Add">Add, or else remove.</param>
internal sealed record MaskStroke(ImmutableArray<MaskPoint> Points, double Radius, bool Add) : MaskOp
{
    private const int MostPoints = 500;
    private const double LargestRadius = 1000;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool IsFine =>
        Points.Length is > 0 and <= MostPoints && Points.All(point => point is { IsNear: true }) && Radius is >= .5 and <= LargestRadius;

    /// <inheritdoc/>
    public override Task<MaskStep> DoAsync(MaskDesk desk) => desk.BrushAsync([.. Points.Select(point => (point.X, point.Y))], Radius, Add);
}

/// <summary>A point of a stroke.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
internal sealed record MaskPoint(double X, double Y)
{
    private const double Farthest = 100_000;

    /// <summary>Whether it is no farther from the photo than a brush may go.</summary>
    [JsonIgnore]
    public bool IsNear => Math.Abs(X) <= Farthest && Math.Abs(Y) <= Farthest;
}

/// <summary>Makes the edge softer.</summary>
/// <param name="Pixels">To each side, above 0 and up to 64.</param>
internal sealed record MaskFeather(double Pixels) : MaskOp
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override bool IsFine => Pixels is > 0 and <= MaskEditor.LargestFeather;

    /// <inheritdoc/>
    public override Task<MaskStep> DoAsync(MaskDesk desk) => desk.FeatherAsync(Pixels);
}
