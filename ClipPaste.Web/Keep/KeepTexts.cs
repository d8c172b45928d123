namespace ClipPaste.Web.Keep;

/// <summary>Marks the texts of copies, the trash and collage files.</summary>
internal sealed class KeepTexts;
