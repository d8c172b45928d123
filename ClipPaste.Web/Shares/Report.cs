namespace ClipPaste.Web.Shares;

/// <summary>What somebody has reported.</summary>
/// <param name="Id">Unguessable.</param>
/// <param name="Kind">Where it is shown.</param>
/// <param name="Subject">A link's id, or a published project's.</param>
/// <param name="Project">The project that is shown.</param>
/// <param name="Title">Its name.</param>
/// <param name="Reason">What is wrong with it, in the words of whoever has reported it.</param>
/// <param name="At">When.</param>
internal sealed record Report(string Id, ReportKind Kind, string Subject, string Project, string Title, string Reason, DateTimeOffset At);

/// <summary>Where something that is reported is shown.</summary>
internal enum ReportKind
{
    /// <summary>By a link.</summary>
    Share,

    /// <summary>In the gallery.</summary>
    Gallery,
}
