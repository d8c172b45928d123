namespace ClipPaste.Web.Gallery;

/// <summary>Where published collages are.</summary>
internal static class PublishedAddress
{
    /// <summary>Path of the page of a published project; what belongs to it lies below.</summary>
    public static string Of(string project) => $"/gallery/published/{project}";

    /// <summary>Path of its small picture. Published anew, it has another.</summary>
    public static string Small(string project, long number) => $"{Of(project)}/small.jpg?v={number}";

    /// <summary>Path of its picture.</summary>
    public static string Picture(string project, long number) => $"{Of(project)}/picture.jpg?v={number}";
}
