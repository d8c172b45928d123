namespace ClipPaste.Engine.Imaging;

/// <summary>A file is not a picture we can read; the message is one or two sentences its owner can act on.</summary>
public sealed class ImageFormatException : Exception
{
    /// <summary>The file cannot be read, for no stated reason.</summary>
    public ImageFormatException()
        : this("The image cannot be read; choose another photo.")
    {
    }

    /// <summary>The file cannot be read because of what <paramref name="message"/> says.</summary>
    public ImageFormatException(string message)
        : base(message)
    {
    }

    /// <summary>
    /// The file cannot be read because of what <paramref name="message"/> says and <paramref name="innerException"/> found.
    /// </summary>
    public ImageFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the file may be fine, but decoding it takes more memory than there is.</summary>
    public bool IsTooHeavy { get; init; }
}
