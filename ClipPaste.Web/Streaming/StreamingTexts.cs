namespace ClipPaste.Web.Streaming;

/// <summary>Names the texts in StreamingTexts.resx.</summary>
public sealed class StreamingTexts;
