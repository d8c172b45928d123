namespace ClipPaste.Web.Access;

/// <summary>Names the texts in AccessTexts.resx.</summary>
internal sealed class AccessTexts;
