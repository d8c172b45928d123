namespace ClipPaste.Engine.Models;

/// <summary>A file of weights is missing, cannot be fetched or is not what it should be; the message says what to do.</summary>
public sealed class ModelUnavailableException : Exception
{
    /// <summary>A model is missing, for no stated reason.</summary>
    public ModelUnavailableException()
        : this("A model is missing; run ./clippaste models list.")
    {
    }

    /// <summary>A model is missing because of what <paramref name="message"/> says.</summary>
    public ModelUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>A model is missing because of what <paramref name="message"/> says and <paramref name="innerException"/> found.</summary>
    public ModelUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
