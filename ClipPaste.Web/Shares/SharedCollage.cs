using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Shares;

/// <summary>What somebody who has a link may look at.</summary>
/// <param name="Link">The link.</param>
/// <param name="State">The collage, without what is hidden in it.</param>
/// <param name="Version">The version that <paramref name="State"/> is; 0 of a link that does not follow.</param>
/// <param name="Run">The run whose time-lapse is shown; null where there is none.</param>
/// <param name="Session">The collage as it goes on; null of a link whose viewers do not see that.</param>
internal sealed record SharedCollage(ShareLink Link, ProjectState State, long Version, string? Run, ProjectSession? Session)
{
    /// <summary>Whether it allows something.</summary>
    public bool Allows(ShareRights right) => Link.Allows(right);

    /// <summary>The name that viewers may read; null where it would tell the prompt, or where there is none.</summary>
    public string? Title => TitleOf(State, Allows(ShareRights.Prompt));

    /// <summary>The prompt, where viewers may read it and the title does not say it already.</summary>
    public string? Prompt =>
        Allows(ShareRights.Prompt) && State.Prompt.Length > 0 && !string.Equals(State.Prompt, Title, StringComparison.OrdinalIgnoreCase) ? State.Prompt : null;

    /// <summary>The name of a collage that others may read; null where it would tell a prompt that they may not, or where there is none.</summary>
    public static string? TitleOf(ProjectState state, bool tellsPrompt)
    {
        var tells = !tellsPrompt && state.Prompt.Length > 0 && state.Title.Contains(state.Prompt, StringComparison.OrdinalIgnoreCase);
        var title = state.Title.Length > 0 || !tellsPrompt ? state.Title : state.Prompt;
        return tells || title.Length == 0 ? null : title;
    }
}
