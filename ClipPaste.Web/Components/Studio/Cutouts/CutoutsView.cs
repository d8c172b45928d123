namespace ClipPaste.Web.Components.Studio.Cutouts;

/// <summary>How the cut-outs are looked at.</summary>
public enum CutoutsView
{
    /// <summary>Side by side.</summary>
    Grid,

    /// <summary>One at a time, large.</summary>
    OneByOne,
}
