namespace ClipPaste.Web.Work;

/// <summary>Names the texts in WorkTexts.resx: what the long jobs tell their user.</summary>
public sealed class WorkTexts;
