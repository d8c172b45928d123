namespace ClipPaste.Web.Photos;

/// <summary>Names the texts in UploadTexts.resx.</summary>
public sealed class UploadTexts;
