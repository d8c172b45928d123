namespace ClipPaste.Web.Commands;

/// <summary>The command line was used wrongly; the message is one sentence that says how to do it right.</summary>
internal sealed class UsageException(string message) : Exception(message);
