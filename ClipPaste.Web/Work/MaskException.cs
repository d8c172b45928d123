namespace ClipPaste.Web.Work;

/// <summary>A mask cannot be opened, edited or saved; the message is a sentence for the user.</summary>
internal sealed class MaskException(string sentence) : Exception(sentence);
