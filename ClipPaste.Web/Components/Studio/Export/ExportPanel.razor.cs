namespace ClipPaste.Web.Components.Studio.Export;

/// <summary>What leaves the studio: pictures, sheets to print, time-lapses, layers, the project and its credits.</summary>
public sealed partial class ExportPanel
{
    private ExportKind _kind;

    private IEnumerable<(ExportKind Value, string Text, string Hint)> Kinds => Enum.GetValues<ExportKind>().Select(kind => (kind, T["Kind." + kind].Value, ""));
}

/// <summary>The kinds of things that can be exported, each with a form of its own.</summary>
public enum ExportKind
{
    /// <summary>A picture for screens.</summary>
    Picture,

    /// <summary>A sheet to print.</summary>
    Print,

    /// <summary>A time-lapse.</summary>
    Film,

    /// <summary>Layers for painting and drawing programs.</summary>
    Layers,
}
