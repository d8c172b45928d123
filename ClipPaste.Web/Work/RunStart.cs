namespace ClipPaste.Web.Work;

/// <summary>What became of a run that was to begin.</summary>
/// <param name="Id">The run; null where there is none.</param>
/// <param name="Refusal">Why there is none; null where there is one.</param>
internal sealed record RunStart(string? Id, string? Refusal)
{
    /// <summary>There is none, for this reason.</summary>
    public static RunStart Refused(string sentence) => new(null, sentence);
}
