namespace ClipPaste.Web.Studio;

/// <summary>Names of projects.</summary>
internal static class ProjectTitle
{
    /// <summary>Longest name, in characters.</summary>
    public const int Longest = 120;

    /// <summary>A name as it is kept: without space around it, and cut where it is too long.</summary>
    public static string Of(string? text)
    {
        var title = (text ?? "").Trim();
        return title.Length <= Longest ? title : title[..(char.IsHighSurrogate(title[Longest - 1]) ? Longest - 1 : Longest)];
    }
}
