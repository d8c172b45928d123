namespace ClipPaste.Web.Components.Studio.Cutouts;

/// <summary>Names the texts in CutoutsTexts.resx.</summary>
public sealed class CutoutsTexts;
