namespace ClipPaste.Web.Work;

/// <summary>How the studio works.</summary>
internal sealed record WorkOptions
{
    /// <summary>Prepare all photos when the site starts, before anybody searches.</summary>
    public bool WarmUp { get; init; } = true;

    /// <summary>Layouts made up and scored at a time, at least <see cref="LayoutPlan.Best"/>.</summary>
    public int Layouts { get; init; } = 100;
}
