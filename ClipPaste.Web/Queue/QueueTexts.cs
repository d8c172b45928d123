namespace ClipPaste.Web.Queue;

/// <summary>Names the texts in QueueTexts.resx: what the queue tells users.</summary>
public sealed class QueueTexts;
