namespace ClipPaste.Web.Queue;

/// <summary>What a job does.</summary>
internal enum JobKind
{
    /// <summary>Follows the gradient; its size counts iterations.</summary>
    Run,

    /// <summary>Cuts the picked photos of a project; its size counts photos.</summary>
    Cutouts,

    /// <summary>Draws a collage or writes a file about it; its size counts thousands of pixels.</summary>
    Export,
}
