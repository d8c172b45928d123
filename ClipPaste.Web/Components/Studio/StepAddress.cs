namespace ClipPaste.Web.Components.Studio;

/// <summary>Steps as they stand in addresses.</summary>
internal static class StepAddress
{
    /// <summary>The word for a step.</summary>
    public static string Of(StudioStep step) => step.ToString().ToLowerInvariant();

    /// <summary>The step that a word names; the first for none, or for a word that names none.</summary>
    public static StudioStep Read(string? word) => Enum.TryParse<StudioStep>(word, ignoreCase: true, out var step) && Enum.IsDefined(step) ? step : default;
}
