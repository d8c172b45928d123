namespace ClipPaste.Web.Work;

/// <summary>Names the texts in RunTexts.resx.</summary>
public sealed class RunTexts;
