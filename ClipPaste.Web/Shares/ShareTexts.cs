namespace ClipPaste.Web.Shares;

/// <summary>Names the texts in ShareTexts.resx.</summary>
public sealed class ShareTexts;
