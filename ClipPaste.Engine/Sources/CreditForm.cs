namespace ClipPaste.Engine.Sources;

/// <summary>How credits are written.</summary>
public enum CreditForm
{
    /// <summary>Markdown.</summary>
    Markdown,

    /// <summary>Text without marks, as it is pasted below a picture.</summary>
    Plain,

    /// <summary>A page that every browser shows and prints, with links.</summary>
    Page,
}
