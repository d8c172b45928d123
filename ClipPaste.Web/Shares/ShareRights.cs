namespace ClipPaste.Web.Shares;

/// <summary>What those who have a link may see and do beside looking at the picture and its credits.</summary>
[Flags]
internal enum ShareRights
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>Download the picture in full size.</summary>
    Download = 1,

    /// <summary>Take an editable copy into their own collages.</summary>
    Remix = 2,

    /// <summary>Read the prompt.</summary>
    Prompt = 4,

    /// <summary>Read the key phrases, the seed, the model, the iterations and the scores.</summary>
    Recipe = 8,

    /// <summary>Watch runs while they go on, and edits as they are made.</summary>
    Live = 16,
}
