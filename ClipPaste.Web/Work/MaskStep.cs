namespace ClipPaste.Web.Work;

/// <summary>How a mask stands after a step.</summary>
/// <param name="Changed">Whether the step changed it.</param>
/// <param name="CanUndo">Whether there is a step to take back.</param>
/// <param name="CanRedo">Whether there is one to do again.</param>
/// <param name="IsEmpty">Whether nothing is left of it.</param>
internal sealed record MaskStep(bool Changed, bool CanUndo, bool CanRedo, bool IsEmpty);
