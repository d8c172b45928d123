namespace ClipPaste.Web.Components.Studio;

/// <summary>The steps from a sentence to a picture; each can be entered at any time.</summary>
public enum StudioStep
{
    /// <summary>The sentence and what is read from it.</summary>
    Prompt,

    /// <summary>Photos for each phrase.</summary>
    Sources,

    /// <summary>Approving and editing cut-outs.</summary>
    Cutouts,

    /// <summary>Choosing one of the proposals.</summary>
    Layouts,

    /// <summary>Running, steering and arranging by hand.</summary>
    Compose,

    /// <summary>Writing the result.</summary>
    Export,
}
